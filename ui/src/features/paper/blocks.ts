// What is typed in a section as data: blocks of pieces, cut, joined and styled by offsets in which a
// letter counts one and a field counts one. Deliberately absent: the page's elements (region.ts).
import type {
  BlockKind,
  SectionBlock,
  SectionPiece,
  SectionView,
  TypedBlock,
} from "$lib/ipc/bindings";

export type Piece = Pick<SectionPiece, "text" | "bold" | "italic" | "field">;
export type Style = "bold" | "italic";

export interface Live {
  /** Names it as long as the section is on the screen. */
  readonly key: number;
  readonly kind: BlockKind;
  /** The block of the stored text it was made of. */
  readonly from: number | null;
  /** Written back as it is stored. */
  readonly untouched: boolean;
  readonly hidden: boolean;
  readonly pieces: readonly Piece[];
}

/** Kinds a paragraph may be turned into, by the buttons. */
export const TURNS = ["subheading", "dash", "point"] as const;
const BODY: readonly BlockKind[] = ["heading", "subheading", "paragraph", "dash", "point"];

export const isTyped = (kind: BlockKind): boolean => kind !== "table" && kind !== "bases";
export const mayTurn = (kind: BlockKind): boolean => BODY.includes(kind) && kind !== "heading";
/** Two blocks that may become one. */
export const mayJoin = (one: BlockKind, next: BlockKind): boolean =>
  (BODY.includes(one) && BODY.includes(next)) || (one === next && isTyped(one));

/** A list with one of its blocks in another form. */
export const put = (blocks: readonly Live[], at: number, block: Live): readonly Live[] =>
  blocks.map((one, place) => (place === at ? block : one));

/** A list with some taken out and others put in. */
export const spliced = (blocks: readonly Live[], at: number, gone: number, ...come: Live[]) => [
  ...blocks.slice(0, at),
  ...come,
  ...blocks.slice(at + gone),
];

export const lastOf = (blocks: readonly Live[], fits: (block: Live) => boolean): Live | undefined =>
  blocks.filter(fits).at(-1);

let keys = 0;
export const newKey = (): number => ++keys;

export const live = (block: SectionBlock): Live => ({
  key: newKey(),
  kind: block.kind,
  from: block.index,
  untouched: true,
  hidden: block.hidden,
  pieces: block.pieces,
});

export const isBlank = (pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => piece.field === null && piece.text.trim() === "");

export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => piece.text).join("");

export const sent = (block: Live): TypedBlock => ({
  keep: block.untouched ? block.from : null,
  kind: block.kind,
  from: block.from,
  pieces: block.untouched
    ? []
    : block.pieces.map(({ text, bold, italic, field }) => ({
        ...{ bold, italic, field },
        text: field === null ? text : "",
      })),
});

/** After a write: the block stands for what is stored now, unless it was typed in meanwhile. */
export function settled(blocks: readonly Live[], asSent: readonly Live[], view: SectionView) {
  const left = asSent.filter((block) => block.untouched || !isBlank(block.pieces));
  if (left.length !== view.blocks.length) return null;
  const stored = new Map(left.map((block, at) => [block.key, { block, now: view.blocks[at]! }]));
  const moved = new Map(left.map((block, at) => [block.from, view.blocks[at]!.index]));
  return blocks.map((block): Live => {
    const found = stored.get(block.key);
    if (!found) {
      const from = block.from === null ? null : (moved.get(block.from) ?? null);
      return { ...block, from, untouched: false };
    }
    const { index, hidden, pieces } = found.now;
    if (block !== found.block) return { ...block, from: index };
    // What is under the caret stays; only a figure's value may be another one now.
    const shown = revalued(block.pieces, pieces);
    return { ...block, from: index, untouched: true, hidden, pieces: shown };
  });
}

function revalued(typed: readonly Piece[], stored: readonly Piece[]): readonly Piece[] {
  const values = new Map(stored.map((piece) => [piece.field, piece.text]));
  const same = typed.every((one) => one.field === null || values.get(one.field) === one.text);
  if (same) return typed;
  return typed.map((one) =>
    one.field === null ? one : { ...one, text: values.get(one.field) ?? one.text },
  );
}

const size = (piece: Piece): number => (piece.field === null ? piece.text.length : 1);
export const length = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + size(piece), 0);

/** Neighbours of one style are one piece; empty words go. */
export function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (piece.field === null && piece.text === "") continue;
    const last = out.at(-1);
    const joins =
      last?.field === null &&
      piece.field === null &&
      last.bold === piece.bold &&
      last.italic === piece.italic;
    if (joins) out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

export function cut(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, size(piece))];
    if (from < to)
      out.push(piece.field === null ? { ...piece, text: piece.text.slice(from, to) } : piece);
    at += size(piece);
  }
  return merged(out);
}

export const replaced = (
  pieces: readonly Piece[],
  start: number,
  end: number,
  by: readonly Piece[],
): Piece[] => merged([...cut(pieces, 0, start), ...by, ...cut(pieces, end, length(pieces))]);

/** The style of what stands before an offset: typed or pasted words take it over. */
export function styleAt(pieces: readonly Piece[], at: number): { bold: boolean; italic: boolean } {
  const before = cut(pieces, Math.max(0, at - 1), Math.max(1, at)).at(-1);
  return { bold: before?.bold ?? false, italic: before?.italic ?? false };
}

/** All of the stretch has the style. */
export const isStyled = (pieces: readonly Piece[], start: number, end: number, style: Style) => {
  const stretch = cut(pieces, start, end);
  return stretch.length > 0 && stretch.every((piece) => piece[style]);
};

export function styled(pieces: readonly Piece[], start: number, end: number, style: Style) {
  const on = !isStyled(pieces, start, end, style);
  const stretch = cut(pieces, start, end).map((piece) => ({ ...piece, [style]: on }));
  return replaced(pieces, start, end, stretch);
}

/** The word around an offset. */
export function wordAt(pieces: readonly Piece[], at: number): [number, number] {
  const text = pieces.map((piece) => (piece.field === null ? piece.text : "\ufffc")).join("");
  const isWord = (sign: string | undefined) => sign !== undefined && /[^\s]/u.test(sign);
  let [start, end] = [at, at];
  while (isWord(text[start - 1])) start -= 1;
  while (isWord(text[end])) end += 1;
  return [start, end];
}

/** «1. », «- », «a) » before each block, as the paper will number them with its letters. */
export function marksOf(blocks: readonly Live[], letters: string): string[] {
  let [heading, letter] = [0, 0];
  return blocks.map((block) => {
    if (block.hidden) return "";
    switch (block.kind) {
      case "heading":
        [heading, letter] = [0, 0];
        return "";
      case "subheading":
        [heading, letter] = [heading + 1, 0];
        return `${heading}. `;
      case "dash":
        return "- ";
      case "point":
        letter += 1;
        return `${letters[(letter - 1) % letters.length]}) `;
      default:
        return "";
    }
  });
}

/** What Enter makes after a block of that kind; null where the paper has only one of them. */
export function nextKind(kind: BlockKind, atEnd: boolean): BlockKind | null {
  if (kind === "heading" || kind === "subheading") return atEnd ? "paragraph" : kind;
  if (kind === "lead" || kind === "closing" || kind === "bases") return null;
  return kind === "table" ? "paragraph" : kind;
}

/** Lines of pasted text without anything but their letters. */
export const pastedLines = (text: string): string[] =>
  text
    .replace(/[\u200b\ufeff]/g, "")
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(/[\s\u00a0]+/g, " "))
    .filter((line, at, all) => line.trim() !== "" || all.length === 1);
