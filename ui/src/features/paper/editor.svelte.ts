// One section being edited: its blocks, where the caret is to go, its own undo while typing, the draft,
// saving on leaving and after a pause, and the page drawn after a key. Deliberately absent: elements of
// the page (Block.svelte), and every word and figure of the paper; the core has them.
import { tick } from "svelte";
import type { BlockKind, PaperName, SectionView } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";
import { PAPER_DRAFT } from "$lib/state/drafts.svelte";
import {
  cut,
  isBlank,
  isTyped,
  lastOf,
  length,
  live,
  mayJoin,
  mayTurn,
  merged,
  newKey,
  nextKind,
  put,
  replaced,
  sent,
  settled,
  spliced,
  styleAt,
  styled,
  type Live,
  type Piece,
  type Style,
} from "./blocks";
import type { PaperState } from "./paper.svelte";

/** Written to the plan after so long without a key. */
export const SAVE_AFTER_MS = 2500;
const DRAFT_AFTER_MS = 800;
/** Keys within this time are one step of the undo inside the section. */
const STEP_MS = 1000;
const MOST_STEPS = 200;

export interface Caret {
  key: number;
  start: number;
  end: number;
}
type Step = { blocks: readonly Live[]; caret: Caret | null };

const draftOf = (paper: PaperName, place: string) => `${PAPER_DRAFT}${paper}.${place}`;

export class EditorState {
  readonly app: App;
  readonly paper: PaperState;
  readonly kind: PaperName;
  readonly place: string;
  section = $state.raw<SectionView | null>(null);
  blocks = $state.raw<readonly Live[]>([]);
  /** The block the caret is in. */
  current = $state<number | null>(null);
  /** Grows when blocks changed otherwise than by typing in them, so that they are drawn anew. */
  drawn = $state(0);
  /** Where the caret goes once they are. */
  caret: Caret | null = null;
  dirty = $state(false);
  failure = $state.raw<CommandError | null>(null);
  problem = $state<string | null>(null);
  /** A word is being composed: nothing is drawn anew under it. */
  composing = false;
  #base = "";
  #done: Step[] = [];
  #undone: Step[] = [];
  #stepAt = 0;
  #stepIn: number | null = null;
  #draftTimer: ReturnType<typeof setTimeout> | null = null;
  #saveTimer: ReturnType<typeof setTimeout> | null = null;
  #leaving: Promise<boolean> | null = null;
  #reading = 0;
  #trying = false;
  #tryAgain = false;
  #gone = false;

  constructor(paper: PaperState, place: string) {
    this.app = paper.app;
    this.paper = paper;
    this.kind = paper.kind;
    this.place = place;
  }

  get #record(): string {
    return draftOf(this.kind, this.place);
  }

  get readOnly(): boolean {
    return this.app.readOnly || (this.section?.conflict ?? true);
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** Reads what is stored; what is being typed stays. */
  async read(): Promise<void> {
    const turn = ++this.#reading;
    try {
      const args = { paper: this.kind, place: this.place };
      const section = await this.app.call("paper.section", args);
      if (turn !== this.#reading || this.dirty || this.#leaving) return;
      this.failure = null;
      const first = this.section === null;
      const same = JSON.stringify(section) === JSON.stringify(this.section);
      if (!same) this.#show(section);
      if (first) this.#takeDraft();
    } catch (error) {
      if (turn === this.#reading && !this.section) this.failure = asCommandError(error);
    }
  }

  #show(section: SectionView): void {
    const focus = this.blocks.findIndex((block) => block.key === this.current);
    if (section.mark !== this.section?.mark) this.#done = this.#undone = [];
    this.section = section;
    this.#base = section.mark;
    this.blocks = section.blocks.map(live);
    this.current = this.blocks[focus]?.key ?? null;
    this.drawn += 1;
  }

  #takeDraft(): void {
    const text = this.app.drafts.take(this.#record, "text");
    if (text === null || this.readOnly || !this.section) return;
    const blocks = blocksOf(text, this.section);
    if (!blocks) return;
    this.#remember(null);
    this.#change(blocks);
  }

  block = (key: number | null): Live | null =>
    this.blocks.find((block) => block.key === key) ?? null;

  #at = (key: number): number => this.blocks.findIndex((block) => block.key === key);

  // ---- typing ----

  /** What the paragraph holds after a key; it stands on the screen already. */
  typed(key: number, pieces: Piece[], before: Caret | null): void {
    const goesOn = this.#stepIn === key && performance.now() - this.#stepAt < STEP_MS;
    if (!goesOn) this.#remember(before);
    this.#stepIn = key;
    this.#stepAt = performance.now();
    const at = this.#at(key);
    if (at < 0) return;
    this.#put(put(this.blocks, at, { ...this.blocks[at]!, pieces, untouched: false }));
  }

  insert(caret: Caret, pieces: Piece[]): void {
    const block = this.block(caret.key);
    if (!block || !isTyped(block.kind)) return;
    const style = styleAt(block.pieces, caret.start);
    const put = pieces.map((piece) => ({ ...piece, ...style }));
    const all = replaced(block.pieces, caret.start, caret.end, put);
    const end = caret.start + length(put);
    this.#act(caret, this.#with(block, all), { key: caret.key, start: end, end });
  }

  remove(caret: Caret): void {
    const block = this.block(caret.key);
    if (!block || caret.start === caret.end) return;
    const all = replaced(block.pieces, caret.start, caret.end, []);
    this.#act(caret, this.#with(block, all), { ...caret, end: caret.start });
  }

  style(caret: Caret, style: Style, after: Caret = caret): void {
    const block = this.block(caret.key);
    if (!block || caret.start === caret.end) return;
    this.#act(caret, this.#with(block, styled(block.pieces, caret.start, caret.end, style)), after);
  }

  /** Pasted lines become paragraphs of the same kind. */
  paste(caret: Caret, lines: string[]): void {
    const block = this.block(caret.key);
    if (!block || lines.length === 0) return;
    const kind = nextKind(block.kind, false);
    const words = (text: string): Piece => ({
      ...{ text, field: null },
      ...styleAt(block.pieces, caret.start),
    });
    if (lines.length === 1 || kind === null) return this.insert(caret, [words(lines.join(" "))]);
    const rest = cut(block.pieces, caret.end, length(block.pieces));
    const first = merged([...cut(block.pieces, 0, caret.start), words(lines[0]!)]);
    const more = lines.slice(1).map((line, at) => {
      const pieces = at === lines.length - 2 ? merged([words(line), ...rest]) : [words(line)];
      return this.#fresh(kind, pieces, block);
    });
    const all = spliced(this.#with(block, first), this.#at(block.key) + 1, 0, ...more);
    const last = more.at(-1)!;
    const end = lines.at(-1)!.length;
    this.#act(caret, all, { key: last.key, start: end, end });
  }

  /** Enter. */
  split(caret: Caret): void {
    const block = this.block(caret.key);
    if (!block) return;
    const all = length(block.pieces);
    if (isBlank(block.pieces) && (block.kind === "dash" || block.kind === "point"))
      return this.turn(caret, "paragraph");
    const kind = nextKind(block.kind, caret.end >= all);
    if (kind === null) return;
    const at = this.#at(block.key);
    const next = this.#fresh(
      kind,
      cut(block.pieces, caret.end, all),
      isTyped(block.kind) ? block : null,
    );
    const blocks = isTyped(block.kind)
      ? this.#with(block, cut(block.pieces, 0, caret.start))
      : this.blocks;
    this.#act(caret, spliced(blocks, at + 1, 0, next), { key: next.key, start: 0, end: 0 });
  }

  /** Backspace at the beginning: first the mark goes, then the line joins the one before. */
  joinBack(key: number): void {
    const block = this.block(key);
    const caret = { key, start: 0, end: 0 };
    if (!block) return;
    if (block.kind === "dash" || block.kind === "point" || block.kind === "subheading")
      return this.turn(caret, "paragraph");
    const before = lastOf(this.blocks.slice(0, this.#at(key)), (one) => !one.hidden);
    if (before) this.#join(before, block, caret);
  }

  /** Delete at the end. */
  joinNext(key: number): void {
    const block = this.block(key);
    const next = this.blocks.slice(this.#at(key) + 1).find((one) => !one.hidden);
    if (!block || !next) return;
    const end = length(block.pieces);
    this.#join(block, next, { key, start: end, end });
  }

  #join(one: Live, next: Live, caret: Caret): void {
    if (!mayJoin(one.kind, next.kind)) return;
    const end = length(one.pieces);
    const all = this.#with(one, merged([...one.pieces, ...next.pieces]));
    const left = all.filter((block) => block.key !== next.key);
    this.#act(caret, left, { key: one.key, start: end, end });
  }

  /** Makes a block another kind, or a paragraph if it is that kind already. */
  turn(caret: Caret, kind: BlockKind): void {
    const block = this.block(caret.key);
    if (!block || !mayTurn(block.kind)) return;
    const to = block.kind === kind ? "paragraph" : kind;
    const at = this.#at(block.key);
    this.#act(caret, put(this.blocks, at, { ...block, kind: to, untouched: false }), caret);
  }

  /** Up or down past the next block that is shown. */
  move(key: number, by: 1 | -1, caret: Caret | null = null): void {
    const block = this.block(key);
    const at = this.#at(key);
    if (!block || block.kind === "bases") return;
    let to = at + by;
    while (this.blocks[to]?.hidden) to += by;
    const other = this.blocks[to];
    if (!other || other.kind === "bases") return;
    const without = spliced(this.blocks, at, 1);
    const target = without.findIndex((one) => one.key === other.key) + (by === 1 ? 1 : 0);
    this.#act(caret, spliced(without, target, 0, block), caret ?? { key, start: 0, end: 0 });
  }

  drop(key: number): void {
    const at = this.#at(key);
    if (at < 0) return;
    const shown = (one: Live) => one.key !== key && !one.hidden;
    const next = this.blocks.slice(at).find(shown) ?? lastOf(this.blocks.slice(0, at), shown);
    const caret = next ? { key: next.key, start: 0, end: 0 } : null;
    this.#act(null, spliced(this.blocks, at, 1), caret);
  }

  /** A first paragraph where nothing is shown. */
  begin(): void {
    const next = this.#fresh("paragraph", [], null);
    this.#act(null, [...this.blocks, next], { key: next.key, start: 0, end: 0 });
  }

  #with = (block: Live, pieces: readonly Piece[]): readonly Live[] =>
    put(this.blocks, this.#at(block.key), { ...block, pieces, untouched: false });

  #fresh = (kind: BlockKind, pieces: readonly Piece[], like: Live | null): Live => ({
    key: newKey(),
    kind,
    from: like?.from ?? null,
    untouched: false,
    hidden: false,
    pieces,
  });

  #act(before: Caret | null, blocks: readonly Live[], caret: Caret | null): void {
    this.#remember(before);
    this.caret = caret;
    this.current = caret?.key ?? this.current;
    this.#change(blocks);
  }

  #change(blocks: readonly Live[]): void {
    this.drawn += 1;
    this.#put(blocks);
  }

  #put(blocks: readonly Live[]): void {
    this.blocks = blocks;
    this.problem = null;
    if (!this.dirty) {
      this.dirty = true;
      this.app.edits.add(this);
    }
    this.#draftTimer ??= setTimeout(() => this.#keep(), DRAFT_AFTER_MS);
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(this.#pause, SAVE_AFTER_MS);
    void this.try();
  }

  #pause = (): void => {
    if (this.composing) this.#saveTimer = setTimeout(this.#pause, SAVE_AFTER_MS);
    else void this.leave();
  };

  // ---- undo while typing ----

  #remember(caret: Caret | null): void {
    this.#done = [...this.#done.slice(1 - MOST_STEPS), { blocks: this.blocks, caret }];
    this.#undone = [];
    this.#stepIn = null;
  }

  undo(): boolean {
    const step = this.#done.at(-1);
    if (!step) return false;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, { blocks: this.blocks, caret: step.caret }];
    this.#back(step);
    return true;
  }

  redo(): boolean {
    const step = this.#undone.at(-1);
    if (!step) return false;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, { blocks: this.blocks, caret: step.caret }];
    this.#back(step);
    return true;
  }

  #back(step: Step): void {
    this.#stepIn = null;
    this.caret = step.caret;
    this.#change(step.blocks);
  }

  // ---- saving ----

  /** Saves what was typed. False when it could not be saved; it then stays on the screen. */
  leave = (): Promise<boolean> => {
    if (!this.dirty) return Promise.resolve(true);
    this.#leaving ??= this.#save().finally(() => (this.#leaving = null));
    return this.#leaving;
  };

  async #save(): Promise<boolean> {
    this.#stopTimers();
    const asSent = this.blocks;
    try {
      const { section } = await this.app.saving.run(
        `${this.#record}|text`,
        () =>
          this.app.call("paper.write_section", {
            ...{ paper: this.kind, place: this.place, mark: this.#base },
            blocks: asSent.map(sent),
          }),
        () => this.leave(),
      );
      this.#written(asSent, section);
      this.app.recordsChanged();
      return true;
    } catch (error) {
      this.problem = asCommandError(error).message || this.app.unexplained();
      this.#keep();
      return false;
    }
  }

  #written(asSent: readonly Live[], section: SectionView): void {
    const typedOn = this.blocks !== asSent;
    const blocks = settled(this.blocks, asSent, section);
    // What was typed before is a step of the plan now, and is taken back as one.
    this.#done = this.#undone = [];
    this.#stepIn = null;
    if (blocks) {
      const values = blocks.some((block, at) => block.pieces !== this.blocks[at]?.pieces);
      this.blocks = blocks;
      if (values && !this.composing) this.drawn += 1;
    }
    this.section = section;
    this.#base = section.mark;
    if (!typedOn && !blocks) this.#show(section);
    if (!typedOn) this.#clean();
  }

  #clean(): void {
    this.dirty = false;
    this.problem = null;
    this.#stopTimers();
    void this.app.drafts.drop(this.#record, "text");
    this.app.edits.remove(this);
  }

  /** Back to the template; can be undone as any step. */
  async reset(): Promise<boolean> {
    const written = await this.app.saving
      .run(`${this.#record}|text`, () =>
        this.app.call("paper.reset_section", { paper: this.kind, place: this.place }),
      )
      .catch((error: unknown) => {
        this.app.fail(error);
        return null;
      });
    if (!written) return false;
    this.#clean();
    this.#show(written.section);
    this.app.recordsChanged();
    return true;
  }

  #keep(): void {
    if (this.#draftTimer) clearTimeout(this.#draftTimer);
    this.#draftTimer = null;
    if (!this.dirty) return;
    void this.app.drafts.keep(this.#record, "text", draftText(this.blocks, this.#base));
  }

  #stopTimers(): void {
    if (this.#draftTimer) clearTimeout(this.#draftTimer);
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#draftTimer = this.#saveTimer = null;
  }

  /** The section goes off the screen: what is not saved is saved now, or stays as a draft. */
  destroy(): void {
    this.#gone = true;
    if (this.dirty) {
      this.#keep();
      void this.leave().finally(() => this.app.edits.remove(this));
    }
    this.#stopTimers();
  }

  // ---- the page after a key ----

  /** Draws the page of the block with the caret; of several keys only the last one counts. */
  async try(): Promise<void> {
    if (this.#trying) {
      this.#tryAgain = true;
      return;
    }
    this.#trying = true;
    try {
      do {
        this.#tryAgain = false;
        await tick();
        if (this.#gone || this.readOnly) return;
        const blocks = this.blocks;
        const at = blocks.findIndex((block) => block.key === this.current);
        await this.paper.try({
          ...{ paper: this.kind, place: this.place, mark: this.#base },
          blocks: blocks.map(sent),
          block: at < 0 ? null : at,
          page: this.paper.page?.page ?? 1,
        });
      } while (this.#tryAgain);
    } finally {
      this.#trying = false;
    }
  }
}

/** The draft: what was typed, by the text it was typed into. */
function draftText(blocks: readonly Live[], mark: string): string {
  const kept = blocks.map(({ kind, from, untouched, pieces }) => ({
    ...{ kind, from, untouched },
    pieces: untouched ? [] : pieces,
  }));
  return JSON.stringify({ mark, blocks: kept });
}

function blocksOf(text: string, section: SectionView): Live[] | null {
  try {
    const draft = JSON.parse(text) as { mark: string; blocks: Omit<Live, "key" | "hidden">[] };
    const same = draft.mark === section.mark;
    const stored = new Map(section.blocks.map((block) => [block.index, block]));
    const blocks = draft.blocks.map((block): Live | null => {
      const old = same && block.from !== null ? stored.get(block.from) : undefined;
      if (block.untouched) return old ? live(old) : null;
      return {
        ...{ key: newKey(), kind: block.kind, untouched: false },
        from: old?.index ?? null,
        hidden: old?.hidden ?? false,
        pieces: block.pieces,
      };
    });
    const typed = blocks.filter((block) => block !== null);
    // Typed into a text that is another one now: what is stored stays, the typed comes behind it.
    return same ? typed : [...section.blocks.map(live), ...typed];
  } catch {
    return null;
  }
}

/** What was typed, to be read where the draft is offered. */
export function draftWords(text: string): string {
  try {
    const { blocks } = JSON.parse(text) as { blocks: Live[] };
    const typed = blocks.filter((block) => !block.untouched);
    return typed.map((block) => block.pieces.map((piece) => piece.text).join("")).join(" / ");
  } catch {
    return text;
  }
}
