// Reading key chords without getting in UniKey's way: nothing is read while a word is being
// composed, and Ctrl+Shift and Alt+Z are left to it (they are its switches).

/** "Ctrl+Z", "Alt+2", "F8", "Shift+F8", "Ctrl+ArrowDown", "1", or null when it is not ours to read. */
export function chord(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229 || event.key === "Process") return null;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.shiftKey) return null;
  if (event.altKey && (ctrl || event.key.toLowerCase() === "z")) return null;
  if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return null;
  // Alt+2 may type another letter under some layouts; the place on the keyboard counts.
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  let key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (event.altKey && digit) key = digit;
  const shift = event.shiftKey && event.key.length > 1;
  return [ctrl && "Ctrl", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

/** True where a letter or digit is text, so that no bare key may act. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;
