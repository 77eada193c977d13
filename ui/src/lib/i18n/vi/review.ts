// Appraisal.
export const review = {
  title: "Thẩm định",
};
