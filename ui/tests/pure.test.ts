// Small pure parts: keys, typed values, numbers, the window of a long list, sums for show.
import { describe, expect, it } from "vitest";
import { parseBirth, parseCount, parseMonths, parseText, parseYear } from "$lib/form/parse";
import { scrollFor, windowOf } from "$lib/grid/window";
import { day, dong, fold, matches, number } from "$lib/i18n/format";
import { chord } from "$lib/state/keys";

const press = (key: string, more: KeyboardEventInit = {}) =>
  chord(new KeyboardEvent("keydown", { key, ...more }));

describe("keys", () => {
  it("names chords", () => {
    expect(press("z", { ctrlKey: true })).toBe("Ctrl+Z");
    expect(press("2", { altKey: true, code: "Digit2" })).toBe("Alt+2");
    expect(press("F8", { shiftKey: true })).toBe("Shift+F8");
    expect(press("ArrowDown", { ctrlKey: true })).toBe("Ctrl+ArrowDown");
  });

  it("reads nothing while a word is composed", () => {
    expect(press("Enter", { isComposing: true })).toBeNull();
    expect(press("a", { keyCode: 229 })).toBeNull();
  });

  it("leaves UniKey's switches alone", () => {
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press("z", { altKey: true })).toBeNull();
    expect(press("Shift", { ctrlKey: true, shiftKey: true })).toBeNull();
  });
});

describe("typed values", () => {
  it("stores text composed and trimmed, empty as cleared", () => {
    expect(parseText(" Lê Thị Tuyết ".normalize("NFD"))).toEqual({ value: "Lê Thị Tuyết" });
    expect(parseText("  ")).toEqual({ value: null });
  });

  it("reads months however they are typed, and refuses what is none", () => {
    for (const typed of ["3-12", "3 – 12", "T3–T12", "3 12"])
      expect(parseMonths(typed)).toEqual({ value: { from: 3, to: 12 } });
    expect(parseMonths("5")).toEqual({ value: { from: 5, to: 5 } });
    for (const typed of ["0-3", "12-3", "13", "ba", "3-4-5"])
      expect(parseMonths(typed)).toHaveProperty("message");
  });

  it("reads years, counts and dates of birth", () => {
    expect(parseYear("1974")).toEqual({ value: 1974 });
    expect(parseYear("19745")).toHaveProperty("message");
    expect(parseCount("4")).toEqual({ value: 4 });
    expect(parseCount("-4")).toHaveProperty("message");
    expect(parseBirth("23/2/1974")).toEqual({ value: "1974-02-23" });
    expect(parseBirth("1974")).toEqual({ value: "1974" });
  });
});

describe("written figures", () => {
  it("are as on the paper", () => {
    expect(number(1234567)).toBe("1.234.567");
    expect(dong(0)).toBe("0 đ");
    expect(day("2020-02-23")).toBe("23/02/2020");
  });

  it("match names without tone marks", () => {
    expect(fold("Thị trấn Nưa – Đồng")).toBe("thi tran nua – dong");
    expect(matches("Xã Thọ Bình", "tho binh")).toBe(true);
    expect(matches("Xã Thọ Bình", "binh xa")).toBe(true);
    expect(matches("Xã Thọ Bình", "hop")).toBe(false);
  });
});

describe("the window of a long list", () => {
  it("draws few rows of many and stands for the rest with their height", () => {
    for (const top of [0, 1, 3200, 1_919_000, 5_000_000]) {
      const shown = windowOf(60_000, 32, top, 600);
      expect(shown.to - shown.from).toBeLessThan(60);
      expect(shown.above + (shown.to - shown.from) * 32 + shown.below).toBe(60_000 * 32);
    }
  });

  it("covers everything that can be seen", () => {
    const { from, to } = windowOf(1000, 32, 3205, 600);
    expect(from * 32).toBeLessThanOrEqual(3205);
    expect(to * 32).toBeGreaterThanOrEqual(3205 + 600);
  });

  it("scrolls only as far as a row needs", () => {
    expect(scrollFor(5, 32, 0, 600, 34)).toBe(0);
    expect(scrollFor(30, 32, 0, 600, 34)).toBe(31 * 32 - 566);
    expect(scrollFor(2, 32, 640, 600, 34)).toBe(64);
  });
});
