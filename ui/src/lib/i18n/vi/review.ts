// Words of one area of the window.
export const review = {
  title: "Thẩm định",
};
