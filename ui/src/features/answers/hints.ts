// Keys of this screen.
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => [];
