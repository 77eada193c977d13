// Words of one area of the window.
export const task = {
  title: "Nhiệm vụ",
};
