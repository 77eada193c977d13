// What the commune has chosen for a paper; a choice is written alone and the pages follow.
import type { PaperChoicesView, PaperName } from "$lib/ipc/bindings";
import { field, seen, type FieldValue } from "$lib/ipc/record";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export class ChoicesState {
  readonly app: App;
  view = $state.raw<PaperChoicesView | null>(null);
  failure = $state.raw<CommandError | null>(null);
  #paper: PaperName = "poverty";
  #readings = 0;

  constructor(app: App) {
    this.app = app;
  }

  async read(paper: PaperName): Promise<void> {
    const turn = ++this.#readings;
    if (paper !== this.#paper) this.view = null;
    this.#paper = paper;
    try {
      const view = await this.app.call("paper.choices", { paper });
      if (turn !== this.#readings) return;
      this.view = view;
      this.failure = null;
    } catch (error) {
      if (turn === this.#readings) this.failure = asCommandError(error);
    }
  }

  /** Writes one choice inside the saving of whoever calls. */
  store = async (name: string, value: FieldValue, dots: string[]) => {
    const paper = this.#paper;
    const written = await this.app.call("paper.choose", {
      ...{ paper, field: name, value, seen: dots },
    });
    await this.read(paper);
    this.app.recordsChanged();
    return written;
  };

  /** Switches an annex; a refusal is told by the window. */
  async turn(name: string, on: boolean): Promise<void> {
    const key = `annex.${name}`;
    const view = field(this.view?.record ?? null, key);
    await this.app.saving
      .run(key, () => this.store(key, on, seen(view)))
      .catch((error: unknown) => this.app.fail(error));
  }
}
