// Shared projects, and what two machines left to decide, as a person meets them.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { inventConflicts } from "../src/dev/areas/conflicts";
import { inventProjects } from "../src/dev/areas/projects";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow, writes } from "./world";

const open = (core = new InventedCore(30)) => openWindow(core, noDialogs, "projects");

function withProjects(households = 30): InventedCore {
  const core = new InventedCore(households);
  inventProjects(core);
  return core;
}

describe("projects", () => {
  it("says what a project is while there is none, and makes the first", async () => {
    const { core, person } = await open();
    await screen.findByRole("heading", { name: "Chưa có dự án chung nào" });
    await expectAccessible();
    await person.keyboard("{Insert}");
    const name = await screen.findByLabelText("Tên dự án mới");
    expect(name).toHaveFocus();
    await person.keyboard("{Enter}");
    expect(await screen.findByText(/Gõ tên dự án/)).toBeVisible();
    await person.keyboard("Tổ nuôi gà thả vườn{Enter}");
    await waitFor(() =>
      expect(asked(core, "record.create")).toEqual([
        { kind: "project", parent: null, fields: { name: "Tổ nuôi gà thả vườn" } },
      ]),
    );
    const form = await screen.findByRole("region", { name: "Tổ nuôi gà thả vườn" });
    expect(within(form).getByLabelText("Tên dự án")).toHaveValue("Tổ nuôi gà thả vườn");
    await expectAccessible();
  });

  it("shows money once, the households with their shares, and keeps what is typed", async () => {
    const { core, person } = await open(withProjects());
    expect(await screen.findByText(/2 dự án · 276\.000\.000 đ/)).toBeVisible();
    await person.click(screen.getByRole("button", { name: /^Nhân rộng mô hình/ }));
    const form = await screen.findByRole("region", { name: /^Nhân rộng mô hình/ });
    expect(within(form).getByRole("heading", { name: "Hộ tham gia: 12" })).toBeVisible();
    expect(within(form).getAllByText("23.000.000")).toHaveLength(12);
    const credit = within(form).getByLabelText("Số tiền từ nguồn Vay");
    await person.type(credit, "40tr{Tab}");
    await waitFor(() =>
      expect(asked(core, "record.create")).toEqual([
        {
          kind: "funding",
          parent: "project-1",
          fields: { money: { source: "credit", kind: "loan", amount: 40_000_000 } },
        },
      ]),
    );
    expect(await within(form).findByText("316.000.000")).toBeVisible();
    const months = within(form).getByLabelText("Tháng");
    await person.clear(months);
    await person.type(months, "4-10{Enter}");
    await waitFor(() =>
      expect(writes(core)).toMatchObject([
        { id: "project-1", field: "months", value: { from: 4, to: 10 } },
      ]),
    );
    await expectAccessible();
  });

  it("takes households in by name without tone marks, whole hamlets, and out again", async () => {
    const core = withProjects();
    const { app, person } = await open(core);
    const head = (await screen.findByRole("heading", { name: "Hộ tham gia: 0" })).closest("div");
    expect(head).not.toBeNull();
    const home = core.sorted("hamlet")[0];
    const name = core.nameOf(home?.id ?? "");
    const typed = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
    await person.type(screen.getByRole("combobox", { name: "Thêm hộ tham gia" }), typed);
    await person.keyboard("{Enter}");
    await screen.findByRole("heading", { name: "Hộ tham gia: 1" });
    await person.type(screen.getByRole("combobox", { name: "Thêm hộ tham gia" }), "ca thon");
    await person.keyboard("{Enter}");
    await waitFor(() => expect(asked(core, "project.participants")).toHaveLength(2));
    expect(await screen.findByText(/^Đã thêm \d+ hộ vào Đường thôn Bến Đá/)).toBeVisible();
    const before = asked(core, "project.participants").length;
    await person.click(screen.getAllByRole("button", { name: /khỏi dự án/ })[0] as HTMLElement);
    await waitFor(() => expect(asked(core, "project.participants")).toHaveLength(before + 1));
    await person.click(screen.getByRole("button", { name: "Xem trong danh sách" }));
    await waitFor(() => expect(app.screen).toEqual({ name: "list" }));
    expect(app.list.narrow).toEqual([{ key: "project", value: "project-2" }]);
    // Back, with the filter of the list at hand.
    await app.go({ name: "projects" });
    await screen.findByRole("button", { name: /hộ đang lọc: Tham gia Đường thôn Bến Đá/ });
  });

  it("deletes with undo and says which measures still name it", async () => {
    const core = withProjects();
    const { person } = await open(core);
    await screen.findByRole("region", { name: "Đường thôn Bến Đá" });
    await person.click(screen.getByRole("button", { name: "Xóa dự án" }));
    expect(await screen.findByText(/Đã xóa dự án Đường thôn Bến Đá. Hoàn tác được/)).toBeVisible();
    await person.click(screen.getByRole("button", { name: /^Hoàn tác Ctrl Z/ }));
    await screen.findByRole("region", { name: "Đường thôn Bến Đá" });
  });

  it("is one of two tabs of the step", async () => {
    const { app, person } = await open(withProjects());
    const tabs = screen.getByRole("navigation", { name: "Phân công và dự án" });
    expect(within(tabs).getByRole("button", { name: "Dự án chung" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await person.click(within(tabs).getByRole("button", { name: "Người giúp" }));
    await waitFor(() => expect(app.screen).toEqual({ name: "helpers" }));
  });

  it("explains a failure and reads again", async () => {
    const core = withProjects();
    core.answers["project.list"] = () => {
      throw refusal("unexpected", "Đĩa không đọc được.");
    };
    const { person } = await open(core);
    expect(await screen.findByText("Đĩa không đọc được.")).toBeVisible();
    delete core.answers["project.list"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await screen.findByRole("region", { name: "Đường thôn Bến Đá" });
  });

  it("can only be looked at where nothing can be written", async () => {
    const core = withProjects();
    if (core.workplace) core.workplace.read_only = true;
    await open(core);
    await screen.findByRole("region", { name: "Đường thôn Bến Đá" });
    expect(screen.getByRole("button", { name: "Xóa dự án" })).toBeDisabled();
    expect(screen.getByRole("button", { name: "Thêm dự án" })).toBeDisabled();
    expect(screen.queryByRole("combobox", { name: "Thêm hộ tham gia" })).toBeNull();
  });
});

describe("what two machines changed apart", () => {
  async function conflicts() {
    const core = new InventedCore(6);
    inventConflicts(core);
    const world = await openWindow(core);
    await world.person.click(await screen.findByRole("button", { name: /^Hai máy: \d/ }));
    const list = await screen.findByRole("dialog", { name: "Chỗ hai máy sửa khác nhau" });
    return { ...world, list };
  }

  it("shows both values with their writers and takes the chosen one over all dots", async () => {
    const { core, person, list } = await conflicts();
    expect(await within(list).findByText("1946")).toBeVisible();
    expect(within(list).getAllByText(/Phạm Thị Ngọc · 20:47, 10\/02\/2020/)[0]).toBeVisible();
    await expectAccessible();
    await person.click(within(list).getByRole("button", { name: "Lấy 1964 cho năm sinh" }));
    await waitFor(() =>
      expect(writes(core)).toMatchObject([
        {
          id: "household-0",
          field: "birth_year",
          value: 1964,
          seen: ["máy-0.household-0.birth_year", "máy-1.household-0.birth_year"],
        },
      ]),
    );
    expect(await screen.findByText("Đã lấy 1964 cho năm sinh. Hoàn tác được.")).toBeVisible();
    await waitFor(() => expect(within(list).queryByText("1946")).toBeNull());
  });

  it("opens the field in the household's dossier and goes away", async () => {
    const { app, person, list } = await conflicts();
    await person.click(
      (await within(list).findAllByRole("button", { name: /^Mở ô năm sinh/ }))[0]!,
    );
    await waitFor(() => expect(app.screen).toEqual({ name: "dossier", id: "household-0" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not in the way while there is nothing to decide", async () => {
    await openWindow(new InventedCore(6));
    expect(screen.queryByRole("button", { name: /^Hai máy/ })).toBeNull();
  });
});
