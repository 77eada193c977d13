// What a browser has and the test page has not.
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { setLanguage } from "$lib/i18n/words.svelte";

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 15_000 });

Element.prototype.scrollIntoView ??= () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  setLanguage("vi");
});
