// Words of one area of the window.
export const projects = {
  title: "Dự án chung",
};
