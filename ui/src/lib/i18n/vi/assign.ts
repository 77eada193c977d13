// Hand out tasks.
export const assign = {
  title: "Giao nhiệm vụ",
};
