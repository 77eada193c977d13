// District's comments.
export const answers = {
  title: "Góp ý của huyện",
};
