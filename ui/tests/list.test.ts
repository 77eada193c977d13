import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow, writes } from "./world";

const open = async (households: number) => {
  const world = await openWindow(new InventedCore(households));
  await screen.findByRole("grid");
  return world;
};
const rows = () => screen.getAllByRole("row");
const current = () => document.querySelector("tr[aria-current='true']");

describe("the list of households", () => {
  it("draws a window of a long list and asks for pages, not for all", async () => {
    const { core } = await open(450);
    await waitFor(() => expect(rows().length).toBeGreaterThan(10));
    expect(rows().length).toBeLessThan(80);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "451");
    for (const args of asked(core, "household.list")) expect(args.limit).toBeLessThanOrEqual(100);
  });

  it("walks with the keys to the last row, reading what comes into view", async () => {
    const { core, person } = await open(250);
    screen.getByRole("grid").focus();
    await person.keyboard("{ArrowDown}{ArrowDown}");
    expect(current()).toHaveAttribute("aria-rowindex", "4");
    await person.keyboard("{End}");
    document.querySelector(".view")?.dispatchEvent(new Event("scroll"));
    await waitFor(() => expect(current()).toHaveAttribute("aria-rowindex", "251"));
    await waitFor(() =>
      expect(asked(core, "household.list").some((args) => args.offset === 200)).toBe(true),
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

  it("goes from dossier to dossier in the order and filter of the list", async () => {
    const { app, person } = await open(40);
    await person.click(screen.getByRole("button", { name: "Cận nghèo" }));
    await waitFor(() => expect(app.list.matching).toBeLessThan(40));
    const [first, second] = await app.list.all();
    await person.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("heading", { level: 1, name: first!.head_name });
    await screen.findByText(`hộ 1/${app.list.matching}`);
    await person.keyboard("{Control>}{ArrowDown}{/Control}");
    await screen.findByRole("heading", { level: 1, name: second!.head_name });
    await person.keyboard("{Alt>}2{/Alt}");
    await screen.findByRole("grid");
    expect(current()).toHaveAttribute("aria-rowindex", "3");
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

describe("the cells of the list", () => {
  const at = async (households = 8) => {
    const world = await open(households);
    await waitFor(() => expect(world.app.list.row(0)).not.toBeNull());
    screen.getByRole("grid").focus();
    return world;
  };

  it("is edited with F2 and saved on Enter with the dots of the household, and goes down", async () => {
    const { app, core, person } = await at();
    const { id } = app.list.row(0)!;
    const { dots } = core.record(id).fields["birth_year"]!;
    await person.keyboard("{ArrowRight}{F2}");
    const cell = await screen.findByRole("textbox", { name: /^Năm sinh, hộ/ });
    expect(cell).toHaveFocus();
    await person.clear(cell);
    await person.type(cell, "1971{Enter}");
    await waitFor(() =>
      expect(writes(core)).toEqual([{ id, field: "birth_year", value: 1971, seen: dots }]),
    );
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
    expect(current()).toHaveAttribute("aria-rowindex", "3");
    expect(await screen.findByText("1971")).toBeVisible();
  });

  it("opens by typing; what is wrong stays with its sentence, and Esc takes it back", async () => {
    const { core, person } = await at();
    await person.keyboard("{ArrowRight}19745{Enter}");
    const cell = await screen.findByRole("textbox", { name: /^Năm sinh, hộ/ });
    expect(await screen.findByText(/“19745” không phải năm sinh/)).toBeVisible();
    expect(cell).toHaveValue("19745");
    expect(cell).toHaveAttribute("aria-invalid", "true");
    await person.keyboard("{Escape}");
    expect(writes(core)).toEqual([]);
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
  });

  it("keeps the typed text in the cell when the core refuses it", async () => {
    const { core, person } = await at();
    core.answers["record.write"] = () => {
      throw refusal("disk_full", "Đĩa đầy. Giá trị cũ còn nguyên.");
    };
    await person.keyboard("{ArrowRight}1971{Enter}");
    expect(await screen.findByText("Đĩa đầy. Giá trị cũ còn nguyên.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: /^Năm sinh, hộ/ })).toHaveValue("1971");
  });

  it("chooses the class by its number and Tab goes right", async () => {
    const { app, core, person } = await at();
    const { id } = app.list.row(0)!;
    await person.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    await person.keyboard("2");
    await screen.findByRole("combobox", { name: /^Loại hộ, hộ/ });
    await person.keyboard("{Tab}");
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ id, field: "class", value: "poor_n2" }),
    );
    await waitFor(() => expect(app.list.column).toBe(4));
  });

  it("says that persons are counted where members are entered", async () => {
    const { core, person } = await at();
    await person.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{F2}");
    expect(await screen.findByText(/được đếm từ 2 thành viên/)).toBeVisible();
    expect(writes(core)).toEqual([]);
  });

  it("cannot be edited where the workplace is only to be read", async () => {
    const { app, person } = await at();
    app.workplace = { ...app.workplace!, read_only: true };
    await person.keyboard("{ArrowRight}{F2}5");
    expect(screen.queryByRole("textbox", { name: /^Năm sinh, hộ/ })).toBeNull();
  });
});

describe("filters, order and the households behind a figure", () => {
  it("sorts by a heading and turns round", async () => {
    const { core, person } = await open(20);
    await person.click(await screen.findByRole("button", { name: "Hồ sơ" }));
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({
        order: "ready",
        descending: false,
      }),
    );
    await person.click(screen.getByRole("button", { name: "Hồ sơ" }));
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({ descending: true }),
    );
    expect(screen.getByRole("columnheader", { name: "Hồ sơ" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
  });

  it("narrows to a missing part and an expected result", async () => {
    const { core, person } = await open(20);
    await person.selectOptions(screen.getByLabelText("Phần thiếu"), "helper");
    await person.selectOptions(screen.getByLabelText("Dự kiến"), "none");
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1).narrow).toEqual([
        { key: "gap", value: "helper" },
        { key: "expected", value: "" },
      ]),
    );
  });

  it("names the figure whose households it shows, and lets it go", async () => {
    const { app, core, person } = await open(20);
    await app.showHouseholds([{ key: "gap", value: "helper" }], "hộ chưa có người giúp đỡ");
    const chip = await screen.findByRole("button", { name: /Chỉ hộ chưa có người giúp đỡ/ });
    expect(asked(core, "household.list").at(-1).narrow).toEqual([{ key: "gap", value: "helper" }]);
    await person.click(chip);
    await waitFor(() => expect(asked(core, "household.list").at(-1).narrow).toEqual([]));
  });
});

describe("many households at once", () => {
  const chosen = async () => {
    const world = await open(12);
    await waitFor(() => expect(world.app.list.row(0)).not.toBeNull());
    screen.getByRole("grid").focus();
    await world.person.keyboard("{Control>}a{/Control}");
    await screen.findByText("Làm cho 12 hộ đã chọn:");
    await waitFor(() => expect(screen.getByRole("button", { name: "Đặt kết quả" })).toBeEnabled());
    return world;
  };

  it("chooses with Space and extends with Shift", async () => {
    const { app, person } = await open(12);
    await waitFor(() => expect(app.list.row(0)).not.toBeNull());
    screen.getByRole("grid").focus();
    await person.keyboard(" {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await waitFor(() => expect(app.list.selected.size).toBe(3));
    expect(await screen.findByText("Làm cho 3 hộ đã chọn:")).toBeVisible();
    await person.keyboard("{Escape}");
    await waitFor(() => expect(app.list.selected.size).toBe(0));
  });

  it("says who changes and who does not and why before it writes, then takes one step", async () => {
    const { app, core, person } = await chosen();
    await person.click(screen.getByRole("button", { name: "Giao người giúp đỡ" }));
    await person.type(screen.getByRole("combobox", { name: /Người hoặc tổ chức/ }), "son{Enter}");
    expect(await screen.findByText("Đã có người, tổ chức khác giúp đỡ.")).toBeVisible();
    await expectAccessible();
    expect(asked(core, "household.change_many").every((args) => args.preview)).toBe(true);
    await person.click(screen.getByRole("button", { name: /^Giao \d+ hộ$/ }));
    expect(await screen.findByText(/Đã giao người giúp đỡ cho \d+ hộ/)).toBeVisible();
    expect(asked(core, "household.change_many").filter((args) => !args.preview)).toHaveLength(1);
    await waitFor(() => expect(app.list.row(2)?.helper ?? app.list.row(0)?.helper).not.toBeNull());
  });

  it("gives one measure with months and money", async () => {
    const { core, person } = await chosen();
    await person.click(screen.getByRole("button", { name: "Thêm giải pháp" }));
    await person.selectOptions(screen.getByLabelText(/^Trả lời nguyên nhân/), "NN01");
    await person.selectOptions(screen.getByLabelText("Giải pháp trong danh mục"), "P01");
    await person.type(screen.getByLabelText("Tháng"), "3-12");
    await person.type(screen.getByLabelText("Kinh phí mỗi hộ"), "40tr");
    await person.click(await screen.findByRole("button", { name: /^Thêm cho \d+ hộ$/ }));
    await waitFor(() =>
      expect(asked(core, "household.change_many").find((args) => !args.preview)?.change).toEqual({
        ...{ what: "measure", question: "NN01", entry: "P01", months: { from: 3, to: 12 } },
        money: { source: "credit", kind: "loan", amount: 40_000_000 },
        ...{ by_policy: false, with_helper: true, also_answered: false },
      }),
    );
  });

  it("deletes all chosen after saying so, and brings them back", async () => {
    const { person } = await chosen();
    await person.keyboard("{Delete}");
    await person.click(await screen.findByRole("button", { name: "Xóa 12 hộ" }));
    expect(await screen.findByText(/Đã xóa 12 hộ/)).toBeVisible();
    await person.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "13"));
  });
});

describe("import from Excel", () => {
  const dialogs = {
    ...noDialogs,
    pickFile: async () => "D:\\ho.xlsx",
    pickPlace: async () => null,
  };

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
