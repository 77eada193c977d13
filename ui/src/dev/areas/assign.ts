// The invented core's answers to the commands of one area of the window.
import type { Handlers, InventedCore } from "../core";

export const assign = (_core: InventedCore): Handlers => ({});
