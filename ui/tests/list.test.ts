import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, openWindow } from "./world";

const open = async (households: number) => {
  const world = await openWindow(new InventedCore(households));
  await screen.findByRole("grid");
  return world;
};
const rows = () => screen.getAllByRole("row");
const current = () => document.querySelector("tr[aria-selected='true']");

describe("the list of households", () => {
  it("draws a window of a long list and asks for pages, not for all", async () => {
    const { core } = await open(3000);
    await waitFor(() => expect(rows().length).toBeGreaterThan(10));
    expect(rows().length).toBeLessThan(80);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "3001");
    for (const args of asked(core, "household.list")) expect(args.limit).toBeLessThanOrEqual(100);
  });

  it("walks with the keys to the last row, reading what comes into view", async () => {
    const { core, person } = await open(1000);
    screen.getByRole("grid").focus();
    await person.keyboard("{ArrowDown}{ArrowDown}");
    expect(current()).toHaveAttribute("aria-rowindex", "4");
    await person.keyboard("{End}");
    document.querySelector(".view")?.dispatchEvent(new Event("scroll"));
    await waitFor(() => expect(current()).toHaveAttribute("aria-rowindex", "1001"));
    await waitFor(() =>
      expect(asked(core, "household.list").some((args) => args.offset === 900)).toBe(true),
    );
  });

  it("says in a word what a household lacks", async () => {
    await open(5);
    await waitFor(() => expect(screen.getAllByText("chưa đặt").length).toBeGreaterThan(0));
    expect(screen.getAllByText("chưa có").length).toBeGreaterThan(0);
  });

  it("searches without tone marks from the top bar, once typing rests", async () => {
    const { core, person } = await open(40);
    await person.keyboard("{Control>}f{/Control}");
    expect(screen.getByRole("textbox", { name: "Tìm hộ (gõ không dấu)" })).toHaveFocus();
    await person.keyboard("binh");
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({ search: "binh" }),
    );
    expect(asked(core, "household.list").filter((args) => args.search === "b")).toEqual([]);
    await person.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
  });

  it("filters by class and hamlet, and clears", async () => {
    const { core, person } = await open(40);
    await person.click(screen.getByRole("button", { name: "Cận nghèo" }));
    await person.selectOptions(screen.getByLabelText("Thôn"), "Cây Gạo");
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({
        classes: ["near_poor"],
        hamlet: "hamlet-1",
      }),
    );
    await person.click(screen.getAllByRole("button", { name: "Bỏ lọc" })[0]!);
    await screen.findByText("40 hộ", { exact: false });
  });

  it("shows only the households that lack something", async () => {
    const { core, person } = await open(40);
    await person.click(screen.getByRole("button", { name: /^Chưa đủ \d+$/ }));
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({ with_gaps: true }),
    );
  });

  it("opens the current household with Ctrl+Enter and comes back to its row", async () => {
    const { person } = await open(40);
    screen.getByRole("grid").focus();
    await person.keyboard("{ArrowDown}{ArrowDown}{Control>}{Enter}{/Control}");
    await screen.findByRole("radiogroup");
    await person.keyboard("{Alt>}2{/Alt}");
    await screen.findByRole("grid");
    expect(current()).toHaveAttribute("aria-rowindex", "4");
  });

  it("goes to the next household with a gap", async () => {
    const { app, person } = await open(40);
    await person.keyboard("{F8}");
    await waitFor(() => expect(app.list.row(app.list.current)?.gaps).not.toEqual([]));
    expect(app.list.current).toBeGreaterThan(0);
  });

  it("adds households line after line", async () => {
    const { core, person } = await open(3);
    await person.keyboard("{Insert}");
    expect(screen.getByLabelText("Họ tên chủ hộ")).toHaveFocus();
    await person.keyboard("Hà Văn Mới{Tab}1980{Enter}");
    await screen.findByText("Đã thêm hộ Hà Văn Mới.");
    expect(asked(core, "record.create")[0]).toEqual({
      kind: "household",
      parent: null,
      fields: { head_name: "Hà Văn Mới", birth_year: 1980 },
    });
    await waitFor(() => expect(screen.getByLabelText("Họ tên chủ hộ")).toHaveFocus());
    expect(screen.getByLabelText("Họ tên chủ hộ")).toHaveValue("");
    await screen.findByText("4 hộ", { exact: false });
  });

  it("keeps the typed line when the core refuses it", async () => {
    const { core, person } = await open(3);
    core.answers["record.create"] = () => {
      throw refusal("disk_full", "Đĩa đầy. Các hộ đã ghi còn nguyên.");
    };
    await person.keyboard("{Insert}Hà Văn Mới{Enter}");
    expect(await screen.findByText(/Đĩa đầy/)).toBeVisible();
    expect(screen.getByLabelText("Họ tên chủ hộ")).toHaveValue("Hà Văn Mới");
  });

  it("deletes a household and takes it back", async () => {
    const { core, person } = await open(3);
    screen.getByRole("grid").focus();
    await person.keyboard("{Delete}");
    expect(await screen.findByText(/Đã xóa hộ/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "3"));
    await person.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "4"));
    expect(asked(core, "history.undo")).toHaveLength(1);
  });

  it("leads an empty list to its two ways in", async () => {
    await openWindow(new InventedCore(0));
    await screen.findByRole("heading", { name: "Chưa có hộ nào trong danh sách" });
    expect(screen.getByRole("button", { name: /Nhập từ Excel/ })).toHaveFocus();
    await expectAccessible();
  });

  it("says what is kept when the list cannot be read, and tries again", async () => {
    const core = new InventedCore(3);
    core.answers["household.list"] = () => {
      throw refusal("unexpected", "");
    };
    const { person } = await openWindow(core);
    expect(await screen.findByRole("alert")).toHaveTextContent("vẫn còn nguyên");
    delete core.answers["household.list"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await screen.findByRole("grid");
  });

  it("shows skeleton rows while the first page is on its way", async () => {
    const core = new InventedCore(3);
    core.answers["household.list"] = () => new Promise(() => {});
    await openWindow(core);
    expect(await screen.findByText("đang đọc")).toBeInTheDocument();
  });

  it("is accessible", async () => {
    await open(30);
    await expectAccessible();
  });
});

describe("import from Excel", () => {
  const dialogs = { pickFile: async () => "D:\\ho.xlsx", pickPlace: async () => null };

  it("shows what it understood before anything is written, then writes in one step", async () => {
    const core = new InventedCore(3);
    const { person } = await openWindow(core, dialogs);
    await screen.findByRole("grid");
    await person.click(screen.getByRole("button", { name: "Nhập từ Excel" }));
    expect(await screen.findByText("402 hộ, 1.490 thành viên")).toBeVisible();
    expect(screen.getByText(/19745/)).toBeVisible();
    expect(asked(core, "import.apply")).toEqual([]);
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Nhập 396 hộ" }));
    expect(await screen.findByText(/Đã nhận 396 hộ/)).toBeVisible();
  });

  it("reports progress and stops without a trace", async () => {
    const core = new InventedCore(3);
    let refuse: (error: unknown) => void = () => {};
    core.answers["import.apply"] = () => new Promise((_, reject) => (refuse = reject));
    core.answers["job.cancel"] = () => refuse(refusal("cancelled", "Đã dừng."));
    const { person } = await openWindow(core, dialogs);
    await screen.findByRole("grid");
    await person.keyboard("{Control>}o{/Control}");
    await person.click(await screen.findByRole("button", { name: "Nhập 396 hộ" }));
    const { job } = asked(core, "import.apply")[0];
    core.report({ job, done: 99, of: 396, what: "Lê Văn An" });
    await waitFor(() =>
      expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "25"),
    );
    await person.keyboard("{Escape}");
    expect(await screen.findByText("Đã dừng. Danh sách hộ không thay đổi.")).toBeVisible();
    expect(asked(core, "job.cancel")).toEqual([{ job }]);
  });

  it("says that the file was not touched when it cannot be read", async () => {
    const core = new InventedCore(3);
    core.answers["import.preview"] = () => {
      throw refusal("invalid", "Không thấy dòng tiêu đề.");
    };
    const { person } = await openWindow(core, dialogs);
    await screen.findByRole("grid");
    await person.keyboard("{Control>}o{/Control}");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Không thấy dòng tiêu đề.");
    expect(alert).toHaveTextContent("Tệp Excel của anh chị không bị sửa.");
  });
});
