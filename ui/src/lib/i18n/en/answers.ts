// District's comments.
export const answers = {
  title: "District's comments",
  said: {
    done: "Kept: mended as the comment asks.",
    explained: "The explanation is kept.",
    back: "The answer was taken back.",
  },
  files: {
    none: "There is no .bvgoi file there. The plan is unchanged. Look at the stick again or choose another folder.",
    stopped: "Stopped. No file was taken in, the plan is unchanged.",
    taken: (n: number) => `Took in ${n} file${n === 1 ? "" : "s"} of the district.`,
  },
};
