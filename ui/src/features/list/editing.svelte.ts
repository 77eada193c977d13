// One cell of the list being edited as in Excel. The text goes through `FieldEdit`: kept as a
// draft, saved on leaving, never lost. The dots come from the household read when editing began.
// Deliberately absent: how a cell looks, and where the caret goes next.
import { FieldEdit, type Parsed } from "$lib/form/edit.svelte";
import { parseCount, parseText, parseYear } from "$lib/form/parse";
import { t } from "$lib/i18n/words.svelte";
import type { Dossier, HouseholdRow } from "$lib/ipc/bindings";
import { field, seen, type FieldValue } from "$lib/ipc/record";
import { asCommandError, CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";
import { isTyped, type EditColumn, type TypedColumn } from "./columns";

const PARSE: Record<TypedColumn, (text: string) => Parsed> = {
  head_name: parseText,
  birth_year: parseYear,
  stated_members: parseCount,
  stated_workers: parseCount,
};

const refused = (message: string) => new CommandError({ code: "refused", message, incident: null });

export class CellEdit {
  readonly row: HouseholdRow;
  readonly column: EditColumn;
  /** What was typed on the cell before it opened. */
  readonly initial: string;
  readonly text: FieldEdit | null;
  /** Why a choice could not be written. */
  refusal = $state<string | null>(null);
  /** The household as it was when editing began. */
  readonly opened: Promise<Dossier>;
  #app: App;

  constructor(app: App, row: HouseholdRow, column: EditColumn, typed: string | null) {
    this.#app = app;
    this.row = row;
    this.column = column;
    this.initial = typed ?? "";
    this.opened = app.call("household.get", { id: row.id });
    this.text = isTyped(column) ? this.#textOf(column) : null;
    if (typed !== null) this.text?.input(typed);
  }

  get problem(): string | null {
    return this.text?.problem ?? this.refusal;
  }

  /** Why this cell is not typed into here; null when it is. */
  async elsewhere(): Promise<"conflict" | string | null> {
    const dossier = await this.opened;
    if (field(dossier.record, this.column).others.length > 0) return "conflict";
    return counted(dossier, this.column);
  }

  /** Saves typed text. False when it could not be saved; it then stays in the cell. */
  leave(): Promise<boolean> {
    return this.text?.leave() ?? Promise.resolve(true);
  }

  /** Writes a chosen value. */
  async choose(value: FieldValue): Promise<boolean> {
    this.refusal = null;
    try {
      await this.#app.saving.run(`${this.row.id}|${this.column}`, () => this.#store(value));
      return true;
    } catch (error) {
      this.refusal = asCommandError(error).message || this.#app.unexplained();
      return false;
    }
  }

  /** Takes back what was typed. */
  escape(): void {
    this.text?.escape();
    this.refusal = null;
    this.#app.saving.forget(`${this.row.id}|${this.column}`);
  }

  #textOf(column: TypedColumn): FieldEdit {
    const { row } = this;
    const shown: Record<TypedColumn, string | number | null> = {
      head_name: row.head_name,
      birth_year: row.birth_year,
      stated_members: row.members,
      stated_workers: row.workers,
    };
    const source = {
      ...{ record: row.id, field: column, dots: [] },
      shown: String(shown[column] ?? ""),
    };
    return new FieldEdit(
      this.#app,
      () => source,
      PARSE[column],
      (value) => this.#store(value),
    );
  }

  async #store(value: FieldValue) {
    const { row, column } = this;
    const dossier = await this.opened;
    const reason = counted(dossier, column);
    if (reason !== null) throw refused(reason);
    const written = await this.#app.call("record.write", {
      ...{ id: row.id, field: column, value },
      seen: seen(field(dossier.record, column)),
    });
    this.#app.figuresChanged();
    // The row follows in its place; a failure to read it again loses nothing.
    void this.#app.list.refresh(row.id).catch(() => this.#app.list.outdate());
    return written;
  }
}

/** Persons are counted from the members where any are entered. */
function counted({ members }: Dossier, column: EditColumn): string | null {
  if (column === "stated_members" && members.length > 0)
    return t().list.countedMembers(members.length);
  const answered = members.some((member) => field(member, "works").value !== null);
  return column === "stated_workers" && answered ? t().list.countedWorkers : null;
}
