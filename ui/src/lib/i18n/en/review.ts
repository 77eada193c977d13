// Appraisal.
export const review = {
  title: "Appraisal",
};
