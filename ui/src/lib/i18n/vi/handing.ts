// Words of one area of the window.
export const handing = {
  title: "Gửi huyện",
};
