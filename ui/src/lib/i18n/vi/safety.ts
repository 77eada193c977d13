// Words of one area of the window.
export const safety = {
  title: "An toàn dữ liệu",
};
