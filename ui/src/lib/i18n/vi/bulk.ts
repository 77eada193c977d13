// Words of one area of the window.
export const bulk = {
  title: "Nhiều hộ một lúc",
};
