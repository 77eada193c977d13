// Words of one area of the window.
export const assign = {
  title: "Giao nhiệm vụ",
};
