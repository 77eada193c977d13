// Where somebody is in the self-check, kept while the dossier is open, so that Esc comes back to
// the same line; and what the core says now.
import { SvelteMap } from "svelte/reactivity";
import type { CheckReport, CheckSurvey } from "$lib/ipc/bindings";
import { asCommandError, type Call, type CommandError } from "$lib/ipc/transport";
import { groupsOf, shownOf, type Group, type Line, type Severity } from "./groups";

export class CheckState {
  severity = $state<Severity>("blocks");
  report = $state.raw<CheckReport | null>(null);
  survey = $state.raw<CheckSurvey | null>(null);
  failure = $state.raw<CommandError | null>(null);
  /** The line that is chosen, and its place among the shown lines should it be gone. */
  key = $state<string | null>(null);
  place = 0;
  scrollTop = 0;
  /** The line whose reason is being written. */
  explaining = $state<string | null>(null);
  /** All of the nearest households are shown, in place of the charts. */
  allNear = $state(false);
  /** Further pages shown of a rule. */
  readonly pages = new SvelteMap<string, number>();
  #call: Call;

  readonly groups: Group[] = $derived(this.report ? groupsOf(this.report, this.severity) : []);
  readonly lines: Line[] = $derived(
    this.groups.flatMap((group) => group.lines.slice(0, this.shown(group))),
  );
  readonly current: Line | null = $derived(
    this.lines.find((line) => line.key === this.key) ??
      this.lines[Math.min(this.place, this.lines.length - 1)] ??
      null,
  );

  constructor(call: Call) {
    this.#call = call;
  }

  /** Another workplace: from the beginning. */
  reset(): void {
    this.severity = "blocks";
    this.report = null;
    this.survey = null;
    this.failure = null;
    this.key = null;
    this.place = 0;
    this.scrollTop = 0;
    this.explaining = null;
    this.allNear = false;
    this.pages.clear();
  }

  async read(): Promise<void> {
    try {
      const [report, survey] = [
        await this.#call("plan.check", {}),
        await this.#call("check.survey", {}),
      ];
      this.report = report;
      this.survey = survey;
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  shown(group: Group): number {
    return shownOf(group, this.pages.get(group.rule) ?? 0);
  }

  more(group: Group): void {
    this.pages.set(group.rule, (this.pages.get(group.rule) ?? 0) + 1);
  }

  choose(line: Line): void {
    this.key = line.key;
    this.place = Math.max(0, this.lines.indexOf(line));
  }

  show(severity: Severity): void {
    this.severity = severity;
    this.key = null;
    this.place = 0;
    this.scrollTop = 0;
    this.explaining = null;
  }

  /** The line after (1) or before (-1) the chosen one, opening further pages of its rule. */
  step(by: 1 | -1): Line | null {
    const at = this.current ? this.lines.indexOf(this.current) : -1;
    const rule = this.current?.finding.rule;
    const group = this.groups.find((one) => one.rule === rule);
    const next = this.lines[at + by];
    if (by === 1 && group && next?.finding.rule !== rule && this.shown(group) < group.lines.length)
      this.more(group);
    const line = this.lines[at + by] ?? (by === 1 ? this.lines[0] : this.lines.at(-1)) ?? null;
    if (line) this.choose(line);
    return line;
  }
}
