// Hand out tasks.
export const assign = {
  title: "Hand out tasks",
};
