// The shared projects on the screen: what the core answered, read again after each write.
// Deliberately absent: sums and shares; the core makes them.
import type { HouseholdRow, ProjectList, ProjectView } from "$lib/ipc/bindings";
import type { FieldValue } from "$lib/ipc/record";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export class ProjectsState {
  data = $state.raw<ProjectList | null>(null);
  failure = $state.raw<CommandError | null>(null);
  /** All households, to choose participants from. */
  households = $state.raw<HouseholdRow[]>([]);
  chosen = $state<string | null>(null);
  readonly app: App;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(app: App) {
    this.app = app;
  }

  get current(): ProjectView | null {
    const all = this.data?.projects ?? [];
    return all.find((one) => one.record.id === this.chosen) ?? all[0] ?? null;
  }

  /** Reads the projects; a write during the reading has it done once more. */
  read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    do {
      this.#again = false;
      try {
        this.data = await this.app.call("project.list", {});
        this.failure = null;
      } catch (error) {
        this.failure = asCommandError(error);
      }
    } while (this.#again);
  }

  async readHouseholds(): Promise<void> {
    try {
      const list = await this.app.call("household.list", {
        ...{ search: "", hamlet: null, classes: null, narrow: [], order: "hamlet" },
        ...{ offset: 0, limit: 0 },
      });
      this.households = list.rows;
    } catch {
      // Choosing households is not possible then; what is chosen already still shows.
      this.households = [];
    }
  }

  /** Writes one field inside the field's own saving. */
  store = async (record: string, name: string, value: FieldValue, seen: string[]) =>
    this.#after(await this.app.call("record.write", { id: record, field: name, value, seen }));

  create = async (kind: string, parent: string | null, fields: Record<string, FieldValue>) =>
    this.#after(await this.app.call("record.create", { kind, parent, fields }));

  remove = async (record: string) =>
    this.#after(await this.app.call("record.delete", { id: record }));

  participants = async (id: string, add: string[], remove: string[]) =>
    this.#after(await this.app.call("project.participants", { id, add, remove }));

  /** Runs a write that belongs to no field; false, with a sentence, when it is refused. */
  async try(key: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.app.saving.run(key, work);
      return true;
    } catch (error) {
      this.app.saving.forget(key);
      this.app.fail(error);
      return false;
    }
  }

  async #after<T>(written: T): Promise<T> {
    await this.read();
    this.app.list.outdate();
    this.app.figuresChanged();
    return written;
  }
}
