// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => [];
