// The self-check as a person works with it: from a finding to its field and back, and reasons.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, openWindow } from "./world";

async function open(households = 30) {
  const core = new InventedCore(households);
  const world = await openWindow(core, undefined, "check");
  if (households > 0) await screen.findByRole("region", { name: "Kết quả tự kiểm tra" });
  return world;
}
const lines = () => [...document.querySelectorAll<HTMLElement>("[data-line]")];
const current = () => document.querySelector<HTMLElement>("[data-line][aria-current]");
const tab = (name: RegExp) => screen.getByRole("tab", { name });

describe("the self-check", () => {
  it("groups findings by rule, with title and basis, on three tabs", async () => {
    const { person } = await open();
    expect(
      screen.getByRole("heading", { level: 2, name: "Nguyên nhân chưa có giải pháp" }),
    ).toBeVisible();
    expect(screen.getAllByText("KH 154, mục III.1.3").length).toBeGreaterThan(0);
    expect(screen.getAllByRole("tab")).toHaveLength(3);
    await expectAccessible();
    await person.click(tab(/Để biết/));
    expect(screen.getByText(/Cận nghèo cuối năm dự kiến/)).toBeVisible();
    await expectAccessible();
  });

  it("leads from what a paper lacks to its field", async () => {
    const { app, person } = await open();
    await person.click(tab(/Để biết/));
    await person.click(screen.getByText(/Còn để trống: Kế hoạch giảm nghèo/));
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.screen.name).toBe("paper"));
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-field", "number"));
    expect(app.wantedSection).toBeNull();
  });

  it("shows long groups page by page", async () => {
    const { person } = await open(421);
    const before = lines().length;
    expect(before).toBeLessThan(60);
    const [more] = screen.getAllByRole("button", { name: /Xem thêm/ });
    if (more) await person.click(more);
    await waitFor(() => expect(lines().length).toBeGreaterThan(before + 20));
    expect(lines().length).toBeLessThan(before + 60);
  });

  it("goes to the field with Enter and comes back to the same line with Esc", async () => {
    const { app, person } = await open();
    await waitFor(() => expect(lines()[0]).toHaveFocus());
    await person.keyboard("{F8}{F8}");
    const key = current()?.dataset.line;
    expect(key).toBe(lines()[2]?.dataset.line);
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.screen.name).toBe("dossier"));
    expect(
      await screen.findByRole("button", { name: /Tự kiểm tra Esc|Tự kiểm tra$/ }),
    ).toBeVisible();
    await waitFor(() => expect(document.querySelector(".dossier")).not.toBeNull());
    await person.keyboard("{Escape}");
    await waitFor(() => expect(app.screen.name).toBe("check"));
    await waitFor(() => expect(current()?.dataset.line).toBe(key));
    expect(current()).toHaveFocus();
  });

  it("walks with the arrows", async () => {
    const { person } = await open();
    await waitFor(() => expect(lines()[0]).toHaveFocus());
    await person.keyboard("{ArrowDown}");
    await waitFor(() => expect(lines()[1]).toHaveFocus());
    await person.keyboard("{ArrowUp}");
    await waitFor(() => expect(lines()[0]).toHaveFocus());
  });

  it("shows the households of a rule at this severity", async () => {
    const { app, person } = await open();
    const [all] = screen.getAllByRole("button", { name: /^Xem \d+ hộ$/ });
    if (all) await person.click(all);
    await waitFor(() => expect(app.screen).toEqual({ name: "list" }));
    expect(app.list.narrow).toEqual([{ key: "rule", value: "H02/blocks" }]);
  });

  it("keeps a reason, counts it apart, and takes it back by undo", async () => {
    const { core, person } = await open();
    await person.click(tab(/Cần lý do/));
    const count = lines().length;
    lines()[0]?.focus();
    await person.keyboard("l");
    const box = await screen.findByRole("textbox", { name: /^Lý do –/ });
    await waitFor(() => expect(box).toHaveFocus());
    await expectAccessible();
    await person.keyboard("đúng như phiếu{Enter}");
    expect(await screen.findByText("1 chỗ đã có lý do")).toBeVisible();
    expect(asked(core, "check.explain")[0]).toMatchObject({
      ...{ rule: "H04", text: "đúng như phiếu", seen: [] },
    });
    expect(lines()).toHaveLength(count);
    await waitFor(() => expect(lines()[0]).toHaveFocus());
    await person.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(screen.queryByText("1 chỗ đã có lý do")).toBeNull());
  });

  it("keeps what was typed when the reason is refused, and Esc leaves without writing", async () => {
    const { core, person } = await open();
    core.answers["check.explain"] = () => {
      throw refusal("not_found", "Chỗ này không còn cần lý do.");
    };
    await person.click(tab(/Cần lý do/));
    lines()[0]?.focus();
    await person.keyboard("l");
    const box = await screen.findByRole("textbox", { name: /^Lý do –/ });
    await person.type(box, "vì vậy{Enter}");
    expect(await screen.findByText("Chỗ này không còn cần lý do.")).toBeVisible();
    expect(box).toHaveValue("vì vậy");
    await person.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("textbox", { name: /^Lý do –/ })).toBeNull());
    await waitFor(() => expect(lines()[0]).toHaveFocus());
  });

  it("plans the nearest households to leave in one step", async () => {
    const { core, person } = await open();
    const boxes = screen.getAllByRole("checkbox", { name: /^Chọn hộ/ });
    expect(boxes).toHaveLength(3);
    for (const box of boxes.slice(0, 2)) await person.click(box);
    await person.click(screen.getByRole("button", { name: "Đặt thoát nghèo cho 2 hộ" }));
    expect(await screen.findByText("Đã đặt kết quả cuối năm cho 2 hộ.")).toBeVisible();
    const [args] = asked(core, "plan.expect");
    expect(args.expected).toBe("leaves");
    expect(args.households).toHaveLength(2);
  });

  it("leads from a bar to its households and never from a sensitive cause", async () => {
    const { app, person } = await open();
    const causes = screen.getByRole("region", { name: "Nguyên nhân nghèo" });
    const rows = within(causes).getAllByRole("row");
    expect(within(rows.at(-1) as HTMLElement).queryAllByRole("button")).toHaveLength(0);
    expect(within(causes).queryByText(/tệ nạn|chây lười/i)).toBeNull();
    await person.click(within(causes).getByRole("button", { name: /hộ: Thiếu vốn sản xuất$/ }));
    await waitFor(() =>
      expect(app.list.narrow).toEqual([
        { key: "cause", value: "NN01" },
        { key: "class", value: "planned" },
      ]),
    );
  });

  it("has one primary button in every state", async () => {
    const { core, app, view } = await open();
    const primary = () => document.querySelectorAll(".main .btn.pri");
    expect(primary()).toHaveLength(1);
    view.unmount();
    const empty = await open(0);
    expect(await screen.findByText("Chưa có hộ nào để kiểm tra")).toBeVisible();
    expect(primary()).toHaveLength(1);
    await expectAccessible();
    empty.view.unmount();
    expect(app.readOnly).toBe(false);
    expect(core.calls.length).toBeGreaterThan(0);
  });

  it("offers nothing to write in a plan that is only looked at", async () => {
    const core = new InventedCore(30);
    if (core.workplace) core.workplace.read_only = true;
    const { person } = await openWindow(core, undefined, "check");
    await screen.findByRole("region", { name: "Kết quả tự kiểm tra" });
    await person.click(tab(/Cần lý do/));
    expect(screen.queryByRole("button", { name: /Ghi lý do/ })).toBeNull();
    for (const box of screen.getAllByRole("checkbox", { name: /^Chọn hộ/ }))
      expect(box).toBeDisabled();
  });

  it("says so when it cannot be read, and reads again", async () => {
    const core = new InventedCore(5);
    core.answers["plan.check"] = () => {
      throw refusal("unexpected", "Có lỗi ngoài dự kiến.");
    };
    const { person } = await openWindow(core, undefined, "check");
    expect(await screen.findByText("Có lỗi ngoài dự kiến.")).toBeVisible();
    await expectAccessible();
    delete core.answers["plan.check"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    expect(await screen.findByRole("region", { name: "Kết quả tự kiểm tra" })).toBeVisible();
  });
});
