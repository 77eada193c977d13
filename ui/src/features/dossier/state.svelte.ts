// One household's dossier on the screen: what the core answered, kept true after each write.
// Deliberately absent: totals that are stored or printed, and every check; the core makes them.
import { SvelteSet } from "svelte/reactivity";
import type {
  Dossier,
  FieldWrite,
  MeasureView,
  OfferView,
  PrefilledMeasure,
  Question,
  RecordView,
} from "$lib/ipc/bindings";
import { field, flag, seen, type FieldValue } from "$lib/ipc/record";
import { asCommandError, type Args, type CommandError, type Result } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export class DossierState {
  data = $state.raw<Dossier | null>(null);
  failure = $state.raw<CommandError | null>(null);
  readonly id: string;
  readonly app: App;
  /** Members and needs unfolded. */
  people = $state(false);
  /** The question whose suggestions the side shows; null = what is to look at. */
  asked = $state<string | null>(null);
  /** The measure whose helper is being chosen. */
  choosingHelper = $state<string | null>(null);
  /** Measures whose details are unfolded. */
  readonly details = new SvelteSet<string>();
  #writes = 0;
  #reading: Promise<void> | null = null;

  constructor(app: App, id: string) {
    this.app = app;
    this.id = id;
  }

  /** Reads the dossier; a reading that a write has overtaken is done again. */
  read(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    let overtaken: boolean;
    do {
      const writes = this.#writes;
      try {
        const data = await this.app.call("household.get", { id: this.id });
        overtaken = writes !== this.#writes;
        if (overtaken) continue;
        this.data = this.app.walk.placed(this.id, data);
        this.failure = null;
      } catch (error) {
        overtaken = false;
        this.failure = asCommandError(error);
      }
    } while (overtaken);
  }

  /** What a measure lacks and would usually get. */
  prefillOf(measure: string): PrefilledMeasure | null {
    return this.data?.prefill.measures.find((one) => one.measure === measure) ?? null;
  }

  /** What the catalogue offers for an unanswered question: what fits, what does not. */
  offersOf(code: string): { fit: OfferView[]; unfit: OfferView[] } {
    const offers = this.data?.offers.find((one) => one.code === code)?.offers ?? [];
    return {
      fit: offers.filter((one) => one.unfit === null),
      unfit: offers.filter((one) => one.unfit !== null),
    };
  }

  /** How many values are shown beforehand and wait to be accepted. */
  get prefilled(): number {
    const { prefill, measures } = this.data ?? { prefill: null, measures: [] };
    if (!prefill) return 0;
    const of = (one: PrefilledMeasure) =>
      [one.money, one.months, one.organisation ?? one.person].filter((value) => value !== null)
        .length;
    const suggested = measures.filter(
      (one) => field(one.record, "standing").value === "suggested",
    ).length;
    return (
      prefill.measures.reduce((sum, one) => sum + of(one), 0) + (prefill.helper ? 1 : 0) + suggested
    );
  }

  /** Writes one field now; rejects when the core refuses. Used by `FieldEdit`, which queues. */
  async store(record: string, name: string, value: FieldValue, seen: string[]) {
    const written = await this.app.call("record.write", { id: record, field: name, value, seen });
    this.#apply(written.record);
    this.#changed();
    return written;
  }

  /** Writes one field through the queue; a refusal shows in the top bar and as a notice. */
  async write(record: string, name: string, value: FieldValue, seen: string[]): Promise<boolean> {
    return this.#try(`${record}|${name}`, () => this.store(record, name, value, seen));
  }

  /** Writes several fields of one record in one step. */
  async writeAll(record: RecordView, values: Record<string, FieldValue>): Promise<boolean> {
    const writes: FieldWrite[] = Object.entries(values).map(([name, value]) => ({
      field: name,
      value,
      seen: seen(field(record, name)),
    }));
    return this.#try(`${record.id}|${writes.map((one) => one.field).join("+")}`, async () => {
      const written = await this.app.call("record.write_all", { id: record.id, writes });
      this.#apply(written.record);
      this.#changed();
      return written;
    });
  }

  /** Makes a record and names it in another one, in one step; that one is made if need be. */
  async createLinkedNow(
    made: { kind: string; fields: Record<string, FieldValue> },
    owner: { record: RecordView | null; kind: string; parent: string | null; field: string },
  ) {
    const written = await this.app.call("record.create_linked", {
      ...made,
      id: owner.record?.id ?? null,
      owner_kind: owner.kind,
      owner_parent: owner.record ? null : owner.parent,
      field: owner.field,
      seen: seen(field(owner.record, owner.field)),
    });
    this.#apply(written.record);
    this.#changed();
    return written;
  }

  async createLinked(
    made: { kind: string; fields: Record<string, FieldValue> },
    owner: { record: RecordView | null; kind: string; parent: string | null; field: string },
  ): Promise<boolean> {
    const done = await this.#try(`new ${made.kind}`, () => this.createLinkedNow(made, owner));
    await this.read();
    return done;
  }

  async create(
    kind: string,
    parent: string | null,
    fields: Record<string, FieldValue>,
  ): Promise<RecordView | null> {
    let made: RecordView | null = null;
    await this.#try(`new ${kind} of ${parent ?? ""}`, async () => {
      const written = await this.createNow(kind, parent, fields);
      made = written.record;
      return written;
    });
    await this.read();
    return made;
  }

  /** Creates a record without queueing: inside a field's own store. */
  async createNow(kind: string, parent: string | null, fields: Record<string, FieldValue>) {
    const written = await this.app.call("record.create", { kind, parent, fields });
    this.#apply(written.record);
    this.#changed();
    return written;
  }

  async remove(record: string): Promise<boolean> {
    const done = await this.#try(`delete ${record}`, () => this.removeNow(record));
    await this.read();
    return done;
  }

  /** A command that changes several records of the household in one step. */
  async act<K extends "plan.suggest" | "dossier.accept" | "dossier.copy">(
    name: K,
    args: Args<K>,
  ): Promise<Result<K> | null> {
    const done = await this.app.saving
      .run(name, () => this.app.call(name, args))
      .catch((error: unknown) => {
        this.app.saving.forget(name);
        this.app.fail(error);
        return null;
      });
    if (done === null) return null;
    this.#changed();
    await this.read();
    return done;
  }

  async removeNow(record: string) {
    const saved = await this.app.call("record.delete", { id: record });
    this.#changed();
    return saved;
  }

  async #try(key: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.app.saving.run(key, work);
      return true;
    } catch (error) {
      this.app.fail(error);
      return false;
    }
  }

  #changed(): void {
    this.#writes += 1;
    this.app.figuresChanged();
    this.app.list.outdate();
    void this.read();
  }

  /** Puts a written record in its place at once, before the dossier is read again. */
  #apply(record: RecordView): void {
    const data = this.data;
    if (!data) return;
    const put = (list: RecordView[]) => placed(list, record);
    switch (record.kind) {
      case "household":
        if (record.id === data.record.id) this.data = { ...data, record };
        break;
      case "member":
        this.data = { ...data, members: put(data.members) };
        break;
      case "assignment":
        this.data = { ...data, assignments: put(data.assignments) };
        break;
      case "measure":
        this.data = {
          ...data,
          measures: placedMeasure(data.measures, record),
          questions: data.questions.map((question) => answeredBy(question, record)),
        };
        break;
      case "funding":
        this.data = {
          ...data,
          measures: data.measures.map((measure) =>
            measure.record.id === record.parent
              ? { ...measure, funding: put(measure.funding) }
              : measure,
          ),
        };
        break;
    }
  }
}

const placed = (list: RecordView[], record: RecordView): RecordView[] =>
  list.some((other) => other.id === record.id)
    ? list.map((other) => (other.id === record.id ? record : other))
    : [...list, record];

const placedMeasure = (list: MeasureView[], record: RecordView): MeasureView[] =>
  list.some((measure) => measure.record.id === record.id)
    ? list.map((m) => (m.record.id === record.id ? { ...m, record } : m))
    : [...list, { record, funding: [] }];

/** A new measure stands under its questions at once, before the core's answer says so. */
const answeredBy = (question: Question, measure: RecordView): Question =>
  flag(measure, `answers.${question.code}`) && !question.measures.includes(measure.id)
    ? { ...question, measures: [...question.measures, measure.id] }
    : question;
