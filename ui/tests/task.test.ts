// The screen of the task as a person meets it: what is asked, what is left, what to do next.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { TaskView } from "$lib/ipc/bindings";
import { InventedCore, refusal } from "../src/dev/core";
import { expectAccessible, openWindow } from "./world";

async function open(households: number, change: (task: TaskView) => void = () => {}) {
  const core = new InventedCore(households);
  const model = (await core.dispatch("task.view", {})) as TaskView;
  core.answers["task.view"] = () => {
    change(model);
    return model;
  };
  const world = await openWindow(core, undefined, "task");
  await screen.findByRole("heading", { level: 2, name: "Việc còn lại trước khi gửi" });
  return world;
}
const primary = () => [...document.querySelectorAll<HTMLElement>(".main .btn.pri")];

describe("the task", () => {
  it("says what is asked, by whom, until when, and who appraises", async () => {
    await open(421);
    expect(screen.getByText(/Kế hoạch 154\/KH-UBND ngày 31\/01\/2020/)).toBeVisible();
    expect(screen.getByText("ngày nữa", { exact: false })).toBeVisible();
    expect(screen.getByText("Nguyễn Văn Hùng")).toBeVisible();
    expect(screen.getByText(/tăng 228.000 đ, đạt 1.715.000 đ\/người\/tháng/)).toBeVisible();
    expect(screen.getByText(/Huyện giao sau bằng quyết định riêng/)).toBeVisible();
    await expectAccessible();
  });

  it("has one primary button, focused, and Enter does the next thing", async () => {
    const { app, person } = await open(421, (task) => {
      for (const line of task.work) if (line.key === "list") line.done = true;
      task.next = "causes";
    });
    expect(primary()).toHaveLength(1);
    await waitFor(() => expect(primary()[0]).toHaveFocus());
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.screen).toEqual({ name: "list" }));
    expect(app.list.narrow).toEqual([{ key: "gap", value: "causes" }]);
  });

  it("leads a newcomer with an empty plan to the import, and nowhere else", async () => {
    const { app, person } = await open(0);
    const work = screen.getByRole("region", { name: "Việc còn lại trước khi gửi" });
    expect(within(work).getAllByRole("button")).toHaveLength(1);
    await expectAccessible();
    await person.click(within(work).getByRole("button", { name: /Nhập danh sách hộ/ }));
    await waitFor(() => expect(app.screen).toEqual({ name: "list" }));
  });

  it("says that households without a class do not count yet, not that there are none", async () => {
    await open(2, (task) => {
      task.hamlets = [];
      task.pace = { ...task.pace, complete: 0, total: 0 };
    });
    expect(screen.getAllByText(/^2 hộ đã nhập chưa có loại hộ/)).toHaveLength(2);
    expect(screen.queryByText("Chưa có hộ nào.")).toBeNull();
  });

  it("leads from the other lines to their screens", async () => {
    const { app, person } = await open(30);
    await person.click(screen.getByRole("button", { name: "Xem chỗ sửa: Chỗ phải sửa khác" }));
    await waitFor(() => expect(app.screen).toEqual({ name: "check" }));
    await app.go({ name: "task" });
    await person.click(await screen.findByRole("button", { name: "Chốt bản: Chốt bản kế hoạch" }));
    await waitFor(() => expect(app.screen).toEqual({ name: "handing" }));
  });

  it("shows the households of a hamlet and of a target", async () => {
    const { app, person } = await open(30);
    await person.click(screen.getByRole("button", { name: "Cây Gạo" }));
    await waitFor(() =>
      expect(app.list.narrow).toEqual([
        { key: "hamlet", value: "hamlet-1" },
        { key: "class", value: "planned" },
      ]),
    );
    await app.go({ name: "task" });
    await person.click(await screen.findByRole("button", { name: "Hộ nghèo" }));
    await waitFor(() => expect(app.list.narrow).toEqual([{ key: "class", value: "poor" }]));
  });

  it("is honest when the last day is past", async () => {
    await open(421, (task) => {
      if (task.assignment) task.assignment.days_left = -7;
      task.today = "2020-03-01";
      task.pace.per_day = null;
    });
    expect(screen.getByText(/ngày đã quá/)).toBeVisible();
    expect(screen.getByText(/Đã quá ngày cuối, còn .* hồ sơ chưa đủ/)).toBeVisible();
    expect(screen.queryByText(/Để kịp ngày/)).toBeNull();
  });

  it("names all reviewers of the town, and claims nothing for a year without an assignment", async () => {
    const names = ["Lê Thanh Hải", "Lê Thị Mai", "Ngô Văn Lương"];
    const { view } = await open(10, (task) => {
      if (task.assignment)
        task.assignment.reviewers = names.map((name, at) => ({
          ...{ name, position: "Chức vụ", note: "Huyện chọn một người chủ trì." },
          printed: at === 1 ? "Minh Châu" : null,
          leads: false,
        }));
    });
    for (const name of names) expect(screen.getByText(name)).toBeVisible();
    expect(screen.getByText(/phụ lục 2 ghi “Minh Châu”/)).toBeVisible();
    await expectAccessible();
    view.unmount();
    await open(10, (task) => {
      task.year = 2021;
      task.assignment = null;
      task.targets = [];
    });
    expect(screen.getByText(/Chưa có giao nhiệm vụ năm 2021/)).toBeVisible();
    await expectAccessible();
  });

  it("says so when it cannot be read, and reads again", async () => {
    const core = new InventedCore(5);
    core.answers["task.view"] = () => {
      throw refusal("unexpected", "Có lỗi ngoài dự kiến.");
    };
    const { person } = await openWindow(core, undefined, "task");
    expect(await screen.findByText("Có lỗi ngoài dự kiến.")).toBeVisible();
    await expectAccessible();
    delete core.answers["task.view"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    expect(await screen.findByText("Chỉ tiêu huyện giao")).toBeVisible();
  });
});
