// The catalogue of words, and what the content security policy asks of every component.
import { expect, it } from "vitest";
import { en } from "$lib/i18n/en";
import { vi } from "$lib/i18n/vi";

const sources = import.meta.glob<string>(["../src/**/*.svelte", "../src/**/*.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const components = Object.entries(sources).filter(([path]) => path.endsWith(".svelte"));

const shape = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
    : typeof value;

it("has the same entries in both languages", () => {
  expect(shape(en)).toEqual(shape(vi));
});

it("has no exclamation mark and no empty entry", () => {
  const texts = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  for (const text of [...texts(vi), ...texts(en)]) {
    expect(text).not.toContain("!");
    expect(text.trim()).not.toBe("");
  }
});

it("is the only place with Vietnamese words in components", () => {
  const letters = /[ăâđêôơưàảãạáèẻẽẹéìỉĩịíòỏõọóùủũụúỳỷỹỵý]/i;
  for (const [path, source] of components) {
    const code = source.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<![:"'])\/\/.*$/gm, "");
    expect(letters.test(code), path).toBe(false);
  }
});

it("finds no inline style attribute, which the window's policy would refuse", () => {
  for (const [path, source] of components) expect(/\sstyle="/.test(source), path).toBe(false);
});

it("finds Tauri imported nowhere but in lib/ipc", () => {
  for (const [path, source] of Object.entries(sources))
    if (!path.includes("/lib/ipc/")) expect(/from "@tauri-apps/.test(source), path).toBe(false);
});
