// What the keys and the tools do to the text of a section at the caret: style, kind, place, a chosen
// figure, and steps back. Deliberately absent: keeping and saving the text (editor.svelte.ts).
import { tick } from "svelte";
import type { BlockKind, OfferedField, PaperFigure } from "$lib/ipc/bindings";
import { chord } from "$lib/state/keys";
import {
  isStyled,
  isTyped,
  lastOf,
  length,
  marksOf,
  wordAt,
  type Live,
  type Style,
} from "./blocks";
import type { Caret, EditorState } from "./editor.svelte";
import { isAt, selected, turnAt } from "./region";

export class Typing {
  readonly editor: EditorState;
  /** Where the paragraphs stand. */
  text: HTMLElement | null = $state(null);
  /** Where a chosen figure goes; the list is open while this is set. */
  inserting = $state.raw<Caret | null>(null);
  #selection = $state.raw<Caret | null>(null);
  /** Chosen in this opening: their meaning is not in the section yet. */
  #chosen = $state.raw<ReadonlyMap<string, OfferedField>>(new Map());
  /** Grows when what is typed next changed between bold and plain. */
  #turned = $state(0);

  constructor(editor: EditorState) {
    this.editor = editor;
  }

  readonly current = $derived.by(() => this.editor.block(this.editor.current));
  /** The caret stands in a paragraph that can be typed into. */
  readonly active = $derived.by(
    () => this.current !== null && isTyped(this.current.kind) && !this.editor.readOnly,
  );
  readonly #meanings = $derived.by(() => {
    const all = new Map<string, PaperFigure>();
    for (const { name, meaning, narrow, households, parts } of this.#chosen.values())
      all.set(name, { meaning, narrow, households, parts });
    for (const block of this.editor.section?.blocks ?? [])
      for (const { field, figure } of block.pieces) if (field && figure) all.set(field, figure);
    return all;
  });
  /** How many figures are printed. */
  readonly figures = $derived.by(
    () =>
      this.editor.blocks
        .filter((block) => !block.hidden && isTyped(block.kind))
        .flatMap((block) => block.pieces)
        .filter((piece) => piece.field !== null && this.figureOf(piece.field) !== null).length,
  );

  figureOf = (field: string): PaperFigure | null => this.#meanings.get(field) ?? null;

  /** Blocks that are printed with their marks, and runs of those that are not. */
  rows(letters: string): ({ block: Live; mark: string } | { hidden: Live[]; key: number })[] {
    const marks = marksOf(this.editor.blocks, letters);
    const rows: ReturnType<Typing["rows"]> = [];
    this.editor.blocks.forEach((block, at) => {
      const last = rows.at(-1);
      if (!block.hidden) rows.push({ block, mark: marks[at] ?? "" });
      else if (last && "hidden" in last) last.hidden.push(block);
      else rows.push({ hidden: [block], key: block.key });
    });
    return rows;
  }

  areaOf = (key: number | null): HTMLElement | null =>
    this.text?.querySelector<HTMLElement>(`[data-key="${key}"] [data-block]`) ?? null;

  /** The selection is followed, because a button of the bar may take it away. */
  follow = (): void => {
    const caret = this.#caretNow();
    if (caret) this.#selection = caret;
  };

  #caretNow(): Caret | null {
    const { current } = this.editor;
    const area = this.areaOf(current);
    const stretch = area && selected(area);
    return stretch && current !== null
      ? { key: current, start: stretch[0], end: stretch[1] }
      : null;
  }

  #at(): Caret | null {
    const { current: key } = this.editor;
    return this.#caretNow() ?? this.#selection ?? (key === null ? null : { key, start: 0, end: 0 });
  }

  style(name: Style): void {
    const { editor } = this;
    const caret = this.#caretNow() ?? this.#selection;
    const block = editor.block(caret?.key ?? null);
    if (!caret || !block) return;
    if (caret.start !== caret.end) return editor.style(caret, name);
    const [start, end] = wordAt(block.pieces, caret.start);
    // Inside a word the word changes; beside one, what is typed next.
    const area = this.areaOf(caret.key);
    if (area && (start === caret.start || end === caret.start)) {
      turnAt(area, name);
      this.#turned += 1;
      return;
    }
    editor.style({ key: caret.key, start, end }, name, caret);
  }

  isOn(name: Style): boolean {
    const selection = this.#selection;
    const block = this.editor.block(selection?.key ?? null);
    if (!block || !selection || !this.active) return false;
    void this.#turned;
    const { start, end } = selection;
    if (start === end) return isAt(this.areaOf(selection.key), name);
    return isStyled(block.pieces, start, end, name);
  }

  turn(kind: BlockKind): void {
    const caret = this.#at();
    if (caret) this.editor.turn(caret, kind);
  }

  /** The list of figures opens where the caret is, or at the end of the last paragraph. */
  pick = (): void => {
    const last = lastOf(this.editor.blocks, (block) => !block.hidden && isTyped(block.kind));
    const here = this.active ? this.#at() : null;
    const end = Number.MAX_SAFE_INTEGER;
    this.inserting = here ?? (last ? { key: last.key, start: end, end } : null);
  };

  async put(field: OfferedField | null): Promise<void> {
    const { editor, inserting: caret } = this;
    this.inserting = null;
    await tick();
    if (!caret) return;
    if (field) {
      this.#chosen = new Map(this.#chosen).set(field.name, field);
      const piece = { text: field.value, bold: false, italic: false, field: field.name };
      const block = editor.block(caret.key);
      const all = block ? Math.min(caret.start, length(block.pieces)) : 0;
      editor.insert({ key: caret.key, start: all, end: Math.max(all, Math.min(caret.end, all)) }, [
        piece,
      ]);
    } else {
      editor.caret = caret;
      editor.drawn += 1;
    }
  }

  /** A step in the typed text; where there is none, a step of the plan. */
  async undo(back: boolean): Promise<void> {
    const { editor } = this;
    const done = back ? editor.undo() : editor.redo();
    if (done || editor.dirty) return;
    const place = editor.blocks.findIndex((block) => block.key === editor.current);
    const { app } = editor;
    await (back ? app.undo() : app.redo());
    await editor.read();
    await tick();
    this.areaOf(editor.blocks[place]?.key ?? null)?.focus();
  }

  async move(by: 1 | -1): Promise<void> {
    const { editor } = this;
    if (editor.current === null) return;
    editor.move(editor.current, by, this.#caretNow());
    await tick();
    this.areaOf(editor.current)?.focus();
  }

  async drop(): Promise<void> {
    const { editor } = this;
    if (editor.current === null) return;
    editor.drop(editor.current);
    await tick();
    this.areaOf(editor.current)?.focus();
  }

  onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.editor.readOnly) return;
    const run = this.#action(chord(event), event);
    if (!run) return;
    event.preventDefault();
    run();
  };

  #action(key: string | null, { target }: KeyboardEvent): (() => void) | null {
    const { editor } = this;
    const isOpaque =
      target instanceof HTMLElement && target.dataset.opaque !== undefined && this.current !== null;
    switch (key) {
      case "Ctrl+B":
        return () => this.style("bold");
      case "Ctrl+I":
        return () => this.style("italic");
      case "Ctrl+Z":
        return () => void this.undo(true);
      case "Ctrl+Y":
        return () => void this.undo(false);
      case "Alt+ArrowUp":
      case "Alt+ArrowDown":
        return () => void this.move(key === "Alt+ArrowDown" ? 1 : -1);
      case "Enter":
        return isOpaque ? () => editor.split({ key: editor.current!, start: 0, end: 0 }) : null;
      case "Delete":
        return isOpaque ? () => void this.drop() : null;
      default:
        return null;
    }
  }
}
