// Between the elements of an editable paragraph and its pieces: drawing, reading back, and where the
// caret stands. A field is one element that cannot be typed into and counts as one letter.
import { length, merged, type Piece, type Style } from "./blocks";

/** Lets the caret stand beside a field; never part of the text. */
const BESIDE = "\u200b";
const clean = (text: string) => text.replaceAll(BESIDE, "").replaceAll("\u00a0", " ");

const isField = (node: Node): node is HTMLElement =>
  node instanceof HTMLElement && node.dataset.field !== undefined;

export interface Drawn {
  /** Draws the element of a field. */
  chip: (piece: Piece, chip: HTMLElement) => void;
}

export function draw(root: HTMLElement, pieces: readonly Piece[], { chip }: Drawn): void {
  const nodes: Node[] = [];
  pieces.forEach((piece, at) => {
    if (piece.field === null) {
      let node: Node = document.createTextNode(piece.text);
      for (const [on, name] of [
        [piece.italic, "i"],
        [piece.bold, "b"],
      ] as const) {
        if (!on) continue;
        const around = document.createElement(name);
        around.append(node);
        node = around;
      }
      nodes.push(node);
      return;
    }
    const element = document.createElement("span");
    element.contentEditable = "false";
    element.setAttribute("contenteditable", "false");
    element.dataset.field = piece.field;
    if (piece.bold) element.dataset.bold = "";
    if (piece.italic) element.dataset.italic = "";
    element.textContent = piece.text;
    chip(piece, element);
    if (pieces[at - 1]?.field !== null) nodes.push(document.createTextNode(BESIDE));
    nodes.push(element);
    if (at === pieces.length - 1) nodes.push(document.createTextNode(BESIDE));
  });
  root.replaceChildren(...nodes);
}

export function read(root: HTMLElement): Piece[] {
  const pieces: Piece[] = [];
  const walk = (node: Node, bold: boolean, italic: boolean) => {
    if (node instanceof Text) {
      pieces.push({ text: clean(node.data), bold, italic, field: null });
    } else if (isField(node)) {
      pieces.push({
        text: node.textContent ?? "",
        bold: node.dataset.bold !== undefined,
        italic: node.dataset.italic !== undefined,
        field: node.dataset.field ?? null,
      });
    } else if (node instanceof HTMLElement) {
      const name = node.localName;
      for (const child of node.childNodes)
        walk(
          child,
          bold || name === "b" || name === "strong",
          italic || name === "i" || name === "em",
        );
    }
  };
  for (const child of root.childNodes) walk(child, false, false);
  return merged(pieces);
}

/** Letters and fields before a point. */
function offsetOf(root: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  range.setEnd(node, offset);
  const before = document.createElement("div");
  before.append(range.cloneContents());
  return length(read(before));
}

/** The stretch that is selected inside a paragraph; null when the caret is elsewhere. */
export function selected(root: HTMLElement): [number, number] | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  return [
    offsetOf(root, range.startContainer, range.startOffset),
    offsetOf(root, range.endContainer, range.endOffset),
  ];
}

/** The node and offset at which so many letters and fields stand before. */
function pointAt(root: HTMLElement, wanted: number): [Node, number] {
  let left = wanted;
  let last: [Node, number] = [root, root.childNodes.length];
  const walk = (node: Node): [Node, number] | null => {
    if (node instanceof Text) {
      const letters = clean(node.data).length;
      last = [node, node.data.length];
      if (left > letters) {
        left -= letters;
        return null;
      }
      const skip = node.data.startsWith(BESIDE) ? 1 : 0;
      return [node, Math.min(left + skip, node.data.length)];
    }
    if (isField(node)) {
      left -= 1;
      return null;
    }
    for (const child of node.childNodes) {
      const found = walk(child);
      if (found) return found;
    }
    return null;
  };
  return (root.childNodes.length > 0 ? walk(root) : null) ?? last;
}

export function select(root: HTMLElement, start: number, end = start): void {
  const range = document.createRange();
  range.setStart(...pointAt(root, start));
  range.setEnd(...pointAt(root, end));
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

const TAGS: Record<Style, string> = { bold: "b", italic: "i" };
const within = (root: HTMLElement, node: Node | null, style: Style): boolean => {
  const from = node instanceof Element ? node : node?.parentElement;
  const around = from?.closest(TAGS[style]);
  return !!around && root.contains(around);
};

/** Whether what is typed at the caret will be bold or italic. */
export function isAt(root: HTMLElement | null, style: Style): boolean {
  const node = getSelection()?.anchorNode ?? null;
  return !!root && !!node && root.contains(node) && within(root, node, style);
}

/** Makes what is typed next at the caret bold or italic, or plain again. */
export function turnAt(root: HTMLElement, style: Style): void {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node || !root.contains(node)) return;
  const from = node instanceof Element ? node : node.parentElement;
  if (from?.closest("[data-field]")) return;
  const range = selection.getRangeAt(0);
  const text = document.createTextNode(BESIDE);
  let fresh: Node = text;
  for (const name of ["italic", "bold"] as const) {
    if (within(root, node, name) === (name === style)) continue;
    const around = document.createElement(TAGS[name]);
    around.append(fresh);
    fresh = around;
  }
  // What stands around the caret is cut in two at the paragraph itself.
  const outer =
    [...root.childNodes].find((child) => child !== from && child.contains(from)) ?? from;
  if (outer && outer !== root) {
    const tail = document.createRange();
    tail.setStart(range.startContainer, range.startOffset);
    tail.setEndAfter(outer);
    const rest = tail.extractContents();
    outer.after(fresh, rest);
  } else {
    range.insertNode(fresh);
  }
  range.setStart(text, text.data.length);
  range.collapse(true);
  selection.removeAllRanges();
  selection.addRange(range);
}
