// The keys of a dossier, played on the window over the invented core and counted: docs/keyboard.md.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { field, flag, part, text } from "$lib/ipc/record";
import { InventedCore } from "../src/dev/core";
import { asked, expectAccessible, openDossier } from "./world";

const HOME = "household-2";

/** A household of which nothing of the plan is written; its hamlet has a usual helper. */
function bare(): InventedCore {
  const core = new InventedCore(13);
  const { fields } = core.record(HOME);
  for (const name of Object.keys(fields))
    if (/^(cause|indicator)\./.test(name)) delete fields[name];
  return core;
}

function tick(core: InventedCore, name: string, value: unknown = true): void {
  core.record(HOME).fields[name] = { value: value as never, dots: [`${name}.1`], others: [] };
}

type World = Awaited<ReturnType<typeof openDossier>>;

/** Presses the keys one after another; what each leads to is waited for. A chord is one key. */
async function play({ person }: World, strokes: [string, () => unknown][]): Promise<number> {
  for (const [key, then] of strokes) {
    await person.keyboard(key);
    await waitFor(then);
  }
  return strokes.length;
}

const caret = (name: RegExp) => () => expect(document.activeElement).toHaveAccessibleName(name);
const typed = (value: string) => () => expect(document.activeElement).toHaveValue(value);
const CTRL_ENTER = "{Control>}{Enter}{/Control}";
const NEXT = "{Control>}{ArrowDown}{/Control}";

const CAUSE = /^Nguyên nhân: gõ số/;
const OFFER = /^Nhận gợi ý 1 cho Thiếu vốn sản xuất: Cho vay hộ nghèo/;
const MONEY = /^Vay của Cho vay hộ nghèo/;

function measureOf(core: InventedCore) {
  const measure = core.of("measure", HOME)[0] ?? null;
  return { measure, funding: measure ? core.of("funding", measure.id) : [] };
}
const result = (core: InventedCore) => () =>
  expect(text(core.record(HOME), "expected")).toBe("leaves");
const isNext = ({ app, core }: World) => {
  const list = core.sorted("name").map((one) => one.id);
  const next = list[list.indexOf(HOME) + 1];
  return () => expect(app.screen).toEqual({ name: "dossier", id: next });
};
const atResult = () => expect(document.activeElement).toHaveAttribute("role", "radio");

describe("next household: one cause, one measure with money, helper, result", () => {
  it("takes ten keys with an amount of one's own", async () => {
    const core = bare();
    const world = await openDossier(core, HOME);
    await waitFor(caret(CAUSE));
    const keys = await play(world, [
      ["1", typed("1")],
      ["{Enter}", caret(OFFER)],
      ["{Enter}", caret(MONEY)],
      ["4", typed("4")],
      ["0", typed("40")],
      ["t", typed("40t")],
      ["r", typed("40tr")],
      [CTRL_ENTER, atResult],
      ["1", result(core)],
      [NEXT, isNext(world)],
    ]);
    expect(keys).toBe(10);
    const { measure, funding } = measureOf(core);
    expect(flag(core.record(HOME), "cause.NN01")).toBe(true);
    expect(funding.map((one) => part(one, "money", "amount"))).toEqual([40_000_000]);
    expect(field(measure, "months").value).toEqual({ from: 3, to: 12 });
    expect([text(measure, "organisation"), text(measure, "person")]).toEqual(["h-pn", "h-1"]);
    expect(core.of("assignment", HOME)).toHaveLength(1);
  });

  it("takes five keys when the first suggestion is kept as it stands", async () => {
    const core = bare();
    const world = await openDossier(core, HOME);
    await waitFor(caret(CAUSE));
    const keys = await play(world, [
      ["1", typed("1")],
      ["{Enter}", caret(OFFER)],
      [CTRL_ENTER, atResult],
      ["1", result(core)],
      [NEXT, isNext(world)],
    ]);
    expect(keys).toBe(5);
    const { measure, funding } = measureOf(core);
    expect(funding.map((one) => part(one, "money", "amount"))).toEqual([100_000_000]);
    expect(text(measure, "organisation")).toBe("h-pn");
    // Measure, money, months and helper are one step to take back.
    expect(asked(core, "dossier.accept")).toHaveLength(1);
  });

  it("takes fourteen keys with another helper", async () => {
    const core = bare();
    const world = await openDossier(core, HOME);
    await waitFor(caret(CAUSE));
    const keys = await play(world, [
      ["1", typed("1")],
      ["{Enter}", caret(OFFER)],
      ["{Enter}", caret(MONEY)],
      ["4", typed("4")],
      ["0", typed("40")],
      ["t", typed("40t")],
      ["r", typed("40tr")],
      ["{Enter}", caret(/^Người giúp đỡ của Cho vay/)],
      ["s", typed("s")],
      ["o", typed("so")],
      ["n", typed("son")],
      [CTRL_ENTER, atResult],
      ["1", result(core)],
      [NEXT, isNext(world)],
    ]);
    expect(keys).toBe(14);
    const { measure } = measureOf(core);
    expect([text(measure, "organisation"), text(measure, "person")]).toEqual(["h-nd", "h-2"]);
    expect(field(measure, "months").value).toEqual({ from: 3, to: 12 });
  });
});

describe("the gap", () => {
  it("takes a suggestion by its digit, and letters go into the field that types one", async () => {
    const core = bare();
    tick(core, "cause.NN08");
    const world = await openDossier(core, HOME);
    await waitFor(caret(/^Nhận gợi ý 1 cho Ốm đau/));
    await world.person.keyboard("q");
    await waitFor(caret(/^Giải pháp cho Ốm đau/));
    await world.person.keyboard("{Escape}");
    await waitFor(caret(/^Nhận gợi ý 1 cho Ốm đau/));
    await world.person.keyboard("2");
    await waitFor(() => expect(text(measureOf(core).measure, "policy")).toBe("P24"));
    expect(text(core.record(HOME), "expected")).toBe("");
  });

  it("says why not what does not fit", async () => {
    const core = bare();
    tick(core, "cause.NN01");
    tick(core, "class", "near_poor");
    const { person } = await openDossier(core, HOME);
    await person.click(await screen.findByRole("button", { name: "Gợi ý" }));
    expect(await screen.findByText("Không phù hợp · 1")).toBeVisible();
    expect(screen.getByText(/Chính sách dành cho hộ nghèo/)).toBeInTheDocument();
    await expectAccessible();
  });

  it("keeps text that was left without choosing, and shows it again", async () => {
    const core = bare();
    tick(core, "cause.NN01");
    const { app, person } = await openDossier(core, HOME);
    await waitFor(caret(OFFER));
    await person.keyboard("{F2}");
    await waitFor(caret(/^Giải pháp cho Thiếu vốn/));
    await person.keyboard("Chăn nuôi g");
    await app.go({ name: "dossier", id: "household-0" });
    await waitFor(() => expect(core.drafts.get(`${HOME}|title.NN01`)?.text).toBe("Chăn nuôi g"));
    await app.go({ name: "dossier", id: HOME });
    const left = await screen.findByRole("combobox", { name: /^Giải pháp cho Thiếu vốn/ });
    expect(left).toHaveValue("Chăn nuôi g");
  });
});

describe("as the household before", () => {
  it("copies in one step, says what, and asks for the parts where wanted", async () => {
    const core = bare();
    const { person } = await openDossier(core, HOME);
    await waitFor(caret(CAUSE));
    await person.keyboard("{Control>}d{/Control}");
    expect(await screen.findByText(/^Chép từ hộ .*đề xuất, chờ nhận/)).toBeVisible();
    expect(asked(core, "dossier.copy")[0]).toMatchObject({ to: HOME, causes: true, helper: true });
    await person.click(screen.getByRole("button", { name: "Như hộ trước" }));
    const panel = await screen.findByRole("dialog", { name: "Chép từ hộ trước" });
    await expectAccessible();
    await person.click(within(panel).getByLabelText("Người giúp đỡ hộ"));
    await person.click(within(panel).getByRole("button", { name: /^Chép/ }));
    await waitFor(() => expect(asked(core, "dossier.copy")[1]).toMatchObject({ helper: false }));
  });
});

describe("the history", () => {
  it("says who wrote what and puts a value of the past back", async () => {
    const core = bare();
    const { person } = await openDossier(core, HOME);
    await waitFor(caret(CAUSE));
    await person.keyboard("{Control>}h{/Control}");
    const panel = await screen.findByRole("dialog", { name: /^Lịch sử hộ/ });
    const name = "Lấy lại birth_year: 1964";
    const [back] = await within(panel).findAllByRole("button", { name });
    await expectAccessible();
    await person.click(back!);
    await waitFor(() => expect(field(core.record(HOME), "birth_year").value).toBe(1964));
    expect(await screen.findByText(/Đã ghi lại birth_year: 1964/)).toBeVisible();
    await person.click(within(panel).getByRole("button", { name: "Đóng" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("conflicts", () => {
  it("are listed above the plan, lead to their field, and are decided by a digit", async () => {
    const core = bare();
    field(core.record(HOME), "birth_year").others = [
      { value: 1946, dot: "a.1", who: "Lê", at: "2020-02-10T07:00:00" },
      { value: 1964, dot: "b.7", who: "Hà", at: "2020-02-10T08:00:00" },
    ];
    const { person } = await openDossier(core, HOME);
    const list = await screen.findByRole("group", { name: "1 ô có hai giá trị, cần chọn" });
    await person.click(within(list).getByRole("button", { name: "Năm sinh" }));
    await waitFor(caret(/^Lấy 1946/));
    await person.keyboard("2");
    await waitFor(() => expect(field(core.record(HOME), "birth_year").value).toBe(1964));
  });
});
