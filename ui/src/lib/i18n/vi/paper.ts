// Words of one area of the window.
export const paper = {
  title: "Văn bản",
};
