// How numbers, money and times are written. The official form is Vietnamese in every language
// of the window (1.234.567 · 23/02/2020), so that the screen shows what the paper shows.

/** 1234567 → "1.234.567" */
export function number(value: number): string {
  const digits = String(Math.trunc(Math.abs(value))).replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${digits}` : digits;
}

/** Whole đồng → "1.234.567 đ" */
export const dong = (value: number): string => `${number(value)} đ`;

/** "2020-02-23" → "23/02/2020"; a bare year stays as it is. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split("-");
  return month && date ? `${date}/${month}/${year}` : (year ?? "");
}

/** "2020-02-11T14:03:21" → "14:03:21" */
export const time = (iso: string): string => iso.slice(11, 19);

/** "2020-02-11T14:03:21" → "14:03, 11/02/2020" */
export const moment = (iso: string): string => `${iso.slice(11, 16)}, ${day(iso)}`;

/** The last part of a path, whichever system wrote it. */
export const fileName = (path: string): string => path.split(/[\\/]/).pop() ?? path;

/** A unit's name inside a sentence: «xã Thọ Bình», but «UBND huyện Triệu Sơn». */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** Letters without tone marks, lower case, đ as d: only for filtering lists that are already here. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

/** True when every word of `query` occurs in `text`, tone marks aside. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
