// District's comments.
export const answers = {
  title: "District's comments",
};
