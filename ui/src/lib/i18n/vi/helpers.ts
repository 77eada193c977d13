// Words of one area of the window.
export const helpers = {
  title: "Phân công",
};
