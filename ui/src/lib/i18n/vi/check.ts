// Words of one area of the window.
export const check = {
  title: "Tự kiểm tra",
};
