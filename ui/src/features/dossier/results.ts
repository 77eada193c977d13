// The three results a year can have, in the order of their keys 1, 2, 3.

export const RESULTS = ["leaves", "to_near_poor", "stays"] as const;
export type Result = (typeof RESULTS)[number];
