// Words of one area of the window.
export const answers = {
  title: "Góp ý của huyện",
};
