// The district hands out tasks: the table edited as in Excel, the unit beside it, sums, days for
// all units, targets from a spreadsheet, and the files with what became of each.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Dialogs } from "$lib/ipc/dialogs";
import { inventTasks } from "../src/dev/areas/assign";
import { inventDistrict } from "../src/dev/areas/district";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

async function office(
  dialogs: Partial<Dialogs> = {},
  prepare: (core: InventedCore) => void = () => {},
) {
  const core = new InventedCore(0, false);
  await core.dispatch("workplace.create", { unit: "397" });
  if (core.workplace) core.workplace = { ...core.workplace, person: "Lê Thị Hòa" };
  inventDistrict(core, 0);
  const tasks = inventTasks(core);
  prepare(core);
  const world = await openWindow(core, { ...noDialogs, ...dialogs }, null);
  await world.app.go({ name: "assign" });
  await screen.findByRole("heading", { level: 1, name: "Giao nhiệm vụ" });
  return { ...world, tasks };
}

const grid = () => screen.findByRole("grid", { name: "34 đơn vị và chỉ tiêu giao" });
const row = async (name: string) =>
  within(await grid())
    .getByText(name)
    .closest("tr") as HTMLElement;
const cells = (line: HTMLElement) =>
  [...line.querySelectorAll("td")].map((cell) => cell.textContent?.trim().replace(/\s+/g, " "));
const side = () => screen.getByRole("region", { name: "Chi tiết" });
const writes = (core: InventedCore) => asked(core, "assign.write");

describe("the table", () => {
  it("shows each unit with its numbers, its days, who appraises and where it stands", async () => {
    await office();
    expect(cells(await row("Xã Thọ Sơn")).slice(1)).toEqual([
      ...["2", "Xã Thọ Sơn", "46", "32", "61", "15", "23/02", "—"].map((cell) =>
        cell === "—" ? expect.any(String) : cell,
      ),
      ...["Nguyễn Văn Hùng", "đã đối chiếu khóa", "Lần 1 · 03/02"],
    ]);
    expect(cells(await row("Xã Thọ Bình")).at(-1)).toBe("Sửa 2 mục");
    expect(cells(await row("Xã An Nông")).slice(-2)).toEqual(["chưa", "Như KH 154"]);
    expect(screen.getByText(/Trước 01\/12\/2019: Tân Ninh/)).toBeVisible();
    await expectAccessible();
  });

  it("edits cells as in Excel; what the core does not take stays with its reason", async () => {
    const { person, core } = await office();
    (await grid()).focus();
    await person.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}30{Enter}");
    await waitFor(() =>
      expect(writes(core)).toEqual([{ unit: "15667", field: "poor_reduce", value: "30" }]),
    );
    expect(cells(await row("Xã Thọ Sơn"))[4]).toBe("30");
    expect(cells(await row("Xã Thọ Sơn")).at(-1)).toBe("Sửa 1 mục");
    // Enter has gone down to Thọ Bình; F2 edits what is there.
    await waitFor(async () => expect(await grid()).toHaveFocus());
    await person.keyboard("{F2}");
    const cell = await screen.findByRole("textbox", { name: "Giảm hộ nghèo, Xã Thọ Bình" });
    await person.clear(cell);
    await person.type(cell, "12,5{Enter}");
    expect(await screen.findByText(/«12,5» không phải số hộ/)).toBeVisible();
    expect(cell).toHaveFocus();
    await person.keyboard("{Escape}");
    expect(cells(await row("Xã Thọ Bình"))[4]).toBe("190");
  });

  it("reads a typed day, and keeps one that is none in its cell", async () => {
    const { person, core } = await office();
    (await grid()).focus();
    await person.keyboard("{ArrowRight>6/}20/2/2020{Enter}");
    await waitFor(() =>
      expect(writes(core)).toEqual([
        { unit: "15664", field: "inner_last_day", value: "2020-02-20" },
      ]),
    );
    await waitFor(async () => expect(await grid()).toHaveFocus());
    await person.keyboard("mai{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/mai/);
    expect(writes(core)).toHaveLength(1);
  });

  it("filters by state and finds units by former names without tone marks", async () => {
    const { person } = await office();
    await person.click(await screen.findByRole("button", { name: "Đang sửa 1" }));
    expect(within(await grid()).getAllByRole("row")).toHaveLength(2);
    await person.click(screen.getByRole("button", { name: /^Tất cả/ }));
    await person.keyboard("{Control>}f{/Control}tan ninh");
    expect(within(await grid()).getAllByRole("row")).toHaveLength(2);
    expect(await row("Thị trấn Nưa")).toBeVisible();
    await person.keyboard("zz");
    expect(screen.getByText("Không có đơn vị nào như vậy.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Hiện tất cả" }));
    expect(await row("Xã Thọ Bình")).toBeVisible();
  });

  it("goes to the units that have nobody who leads with F8", async () => {
    const { person, app } = await office();
    await row("Xã Thọ Sơn");
    (await grid()).focus();
    await person.keyboard("{ArrowDown}{ArrowDown}{F8}");
    expect(
      await within(side()).findByRole("heading", { name: "Thị trấn Triệu Sơn" }),
    ).toBeVisible();
    expect(app.screen.name).toBe("assign");
  });

  it("is where it was left when one comes back, and goes on", async () => {
    const { person, app, core } = await office();
    await person.click(await row("Xã Thọ Tiến"));
    await app.go({ name: "receive" });
    await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
    await core.dispatch("assign.write", { unit: "15673", field: "poor_reduce", value: "55" });
    await app.go({ name: "assign" });
    await waitFor(async () => expect(cells(await row("Xã Thọ Tiến"))[4]).toBe("55"));
    expect(within(side()).getByRole("heading", { level: 2, name: "Xã Thọ Tiến" })).toBeVisible();
    await person.click(screen.getByRole("button", { name: /^Đang sửa/ }));
    expect(within(await grid()).getAllByRole("row")).toHaveLength(3);
  });

  it("says why it cannot be read and tries again", async () => {
    const { person, core } = await office({}, (core) => {
      core.answers["assign.view"] = () => {
        throw refusal("damaged", "Không đọc được sổ của huyện.");
      };
    });
    expect(await screen.findByText("Không đọc được sổ của huyện.")).toBeVisible();
    delete core.answers["assign.view"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    expect(await row("Xã Thọ Bình")).toBeVisible();
  });

  it("changes nothing where one may only look", async () => {
    const { person, core } = await office({}, (core) => {
      if (core.workplace) core.workplace = { ...core.workplace, read_only: true };
    });
    (await grid()).focus();
    await person.keyboard("{ArrowRight}5{F2} ");
    expect(screen.queryByRole("button", { name: /Ghi tệp giao/ })).toBeNull();
    expect(screen.queryByRole("checkbox", { name: "Chọn tất cả" })).toBeNull();
    expect(within(side()).getByRole("textbox", { name: "Lời nhắn cho xã" })).toHaveAttribute(
      "readonly",
    );
    expect(writes(core)).toEqual([]);
  });
});

describe("the unit beside the table", () => {
  it("says what changed since the last time, and forgets it in one step", async () => {
    const { person, core } = await office();
    await person.click(await row("Xã Thọ Bình"));
    const changes = within(side()).getByRole("table", {
      name: "Những gì thay đổi so với lần giao trước",
    });
    expect(within(changes).getByText("chỉ tiêu giảm hộ nghèo").closest("tr")).toHaveTextContent(
      /200\s*190/,
    );
    await person.click(screen.getByRole("button", { name: "Bỏ phần đang sửa" }));
    expect(asked(core, "assign.forget")).toEqual([{ unit: "15670" }]);
    await waitFor(async () => expect(cells(await row("Xã Thọ Bình")).at(-1)).toBe("Lần 1 · 03/02"));
    expect(await screen.findByText(/Đã bỏ phần đang sửa của Xã Thọ Bình/)).toBeVisible();
  });

  it("has the reviewers ticked, and lets one of several lead", async () => {
    const { person, core } = await office();
    await grid();
    expect(within(side()).getByText(/chưa chọn người chủ trì/)).toBeVisible();
    await person.click(within(side()).getByRole("radio", { name: "Nguyễn Văn Hùng chủ trì" }));
    expect(writes(core)).toEqual([{ unit: "15664", field: "lead", value: "hung" }]);
    await waitFor(() => expect(within(side()).queryByText(/chưa chọn người chủ trì/)).toBeNull());
    await person.click(within(side()).getByRole("checkbox", { name: /^Trịnh Thị Mai/ }));
    expect(writes(core).at(-1)).toEqual({ unit: "15664", field: "reviewer.mai", value: false });
    await person.click(within(side()).getByText(/^Thêm người khác/));
    await person.click(within(side()).getByRole("checkbox", { name: /^Lê Đình Sơn/ }));
    expect(writes(core).at(-1)).toEqual({ unit: "15664", field: "reviewer.son", value: true });
    await expectAccessible();
  });

  it("says what does not fit together, in the cell and beside it", async () => {
    const { person } = await office();
    (await grid()).focus();
    await person.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}50{Enter}");
    await waitFor(async () =>
      expect(cells(await row("Xã Thọ Sơn"))[4]).toBe(
        "50 Giao giảm 50 hộ, nhiều hơn 46 hộ đầu năm. Hãy xem lại hai số.",
      ),
    );
    await person.click(await row("Xã Thọ Sơn"));
    expect(within(side()).getByText(/nhiều hơn 46 hộ đầu năm/)).toBeVisible();
    await expectAccessible();
  });

  it("writes service targets and the paper, and says what is no number", async () => {
    const { person, core } = await office();
    await person.click(await row("Xã Thọ Sơn"));
    const latrines = within(side()).getByRole("textbox", { name: /Hố xí/ });
    await person.type(latrines, "12.5{Enter}");
    expect(await within(side()).findByRole("alert")).toHaveTextContent("«12.5»");
    await person.clear(latrines);
    await person.type(latrines, "1.200{Enter}");
    await waitFor(() =>
      expect(writes(core).at(-1)).toEqual({
        ...{ unit: "15667", field: "service.latrines", value: "1.200" },
      }),
    );
    await waitFor(() => expect(latrines).toHaveValue("1.200"));
    const note = within(side()).getByRole("textbox", { name: "Lời nhắn cho xã" });
    await person.type(note, "Nộp sớm");
    // Going to another unit saves what is being typed.
    await person.click(await row("Xã Thọ Tiến"));
    await waitFor(() =>
      expect(writes(core).at(-1)).toEqual({ unit: "15667", field: "note", value: "Nộp sớm" }),
    );
  });

  it("leads to where keys are compared", async () => {
    const { person, app } = await office();
    await person.keyboard("{Control>}f{/Control}binh son");
    await person.click(await row("Xã Bình Sơn"));
    await person.click(within(side()).getByRole("button", { name: "Sang Tiếp nhận" }));
    await waitFor(() => expect(app.screen.name).toBe("receive"));
  });
});

describe("sums and days for all", () => {
  it("shows printed totals beside sums, with why they differ, and services with their office", async () => {
    const { person } = await office();
    await person.click(await screen.findByRole("button", { name: /^Tổng và dịch vụ/ }));
    const stated = screen.getByRole("table", { name: "Toàn huyện" });
    const near = within(stated).getByText("Giảm hộ cận nghèo").closest("tr") as HTMLElement;
    expect(cells(near)).toEqual(["Giảm hộ cận nghèo", "795", "818", "818"]);
    expect(within(stated).getByText(/bằng đúng chỉ tiêu của xã Hợp Thành/)).toBeVisible();
    const services = screen.getByRole("table", { name: "Dịch vụ" });
    expect(within(services).getByText("982")).toBeVisible();
    expect(within(services).getAllByText(/NN-PTNT đề xuất/)).toHaveLength(2);
    await expectAccessible();
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("table", { name: "Toàn huyện" })).toBeNull();
  });

  it("writes a day for all units in one step that is taken back as one", async () => {
    const { person, core } = await office();
    await person.click(await screen.findByRole("button", { name: "Ngày và văn bản chung" }));
    const days = screen.getByRole("textbox", { name: "Ngày cuối nộp kế hoạch" });
    expect(days).toHaveAttribute("placeholder", "các xã đang khác nhau");
    await person.type(
      screen.getByRole("textbox", { name: "Ngày cuối theo hạn trong" }),
      "20/2/2020{Enter}",
    );
    await waitFor(() =>
      expect(writes(core)).toEqual([{ unit: null, field: "inner_last_day", value: "2020-02-20" }]),
    );
    expect(
      await screen.findByText(/Đã ghi «Ngày cuối theo hạn trong» cho 34 đơn vị/),
    ).toBeVisible();
    expect(cells(await row("Xã Thọ Tiến"))[8]).toBe("20/02");
    await expectAccessible();
    await person.keyboard("{Control>}z{/Control}");
    await waitFor(async () => expect(cells(await row("Xã Thọ Tiến"))[8]).not.toBe("20/02"));
  });
});

describe("targets from a spreadsheet", () => {
  it("is looked at first and taken over in one step", async () => {
    const { person, core } = await office({ pickFile: async () => "D:\\Chi tieu.xlsx" });
    await grid();
    await person.keyboard("{Control>}o{/Control}");
    expect(await screen.findByRole("heading", { name: "Chỉ tiêu trong tệp Excel" })).toBeVisible();
    expect(screen.getByText(/«12,5» không phải là số/)).toBeVisible();
    expect(screen.getByText("bỏ qua")).toBeVisible();
    await expectAccessible();
    expect(asked(core, "assign.sheet").map((args) => args.apply)).toEqual([false]);
    await person.click(screen.getByRole("button", { name: "Nhập cho 1 đơn vị" }));
    expect(await screen.findByText(/Đã nhập chỉ tiêu cho 1 đơn vị/)).toBeVisible();
    expect(asked(core, "assign.sheet").map((args) => args.apply)).toEqual([false, true]);
    expect(cells(await row("Xã Thọ Sơn"))[4]).toBe("30");
  });

  it("goes back to the table when it cannot be read", async () => {
    const { person } = await office({ pickFile: async () => "D:\\anh.xlsx" }, (core) => {
      core.answers["assign.sheet"] = () => {
        throw refusal("invalid", "Không thấy dòng tiêu đề.");
      };
    });
    await person.click(await screen.findByRole("button", { name: "Nhập từ Excel…" }));
    expect(await screen.findByText("Không thấy dòng tiêu đề.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Về bảng giao" }));
    expect(await grid()).toBeVisible();
  });
});

describe("the files", () => {
  it("are written for all units, and each says what became of it", async () => {
    const { person, core, tasks } = await office({ pickFolder: async () => "E:\\" });
    tasks.broken.add("15667");
    await person.click(await screen.findByRole("button", { name: "Ghi tệp giao nhiệm vụ" }));
    expect(await screen.findByText("22 chưa có khóa")).toBeVisible();
    expect(screen.getByText("11 đã ghi")).toBeVisible();
    expect(screen.getByText("1 chưa ghi được")).toBeVisible();
    expect(screen.getByText(/đã đầy nên chưa ghi được gói/)).toBeVisible();
    expect(asked(core, "assign.issue")[0]).toMatchObject({ units: [], folder: "E:\\" });
    await waitFor(async () => expect(cells(await row("Xã Thọ Bình")).at(-1)).toBe("Lần 2 · 11/02"));
    await expectAccessible();
    tasks.broken.clear();
    await person.click(screen.getByRole("button", { name: "Ghi lại 1 tệp" }));
    await waitFor(() =>
      expect(asked(core, "assign.issue").at(-1)).toMatchObject({ units: ["15667"] }),
    );
    expect(await screen.findByText("1 đã ghi")).toBeVisible();
  });

  it("are written for the chosen units only", async () => {
    const { person, core } = await office({ pickFolder: async () => "E:\\" });
    (await grid()).focus();
    await person.keyboard(" {ArrowDown}{ArrowDown} ");
    await person.click(await screen.findByRole("button", { name: "Ghi tệp giao cho 2 đơn vị" }));
    await waitFor(() =>
      expect(asked(core, "assign.issue")[0]).toMatchObject({ units: ["15664", "15670"] }),
    );
  });

  it("show how far they are, and can be stopped", async () => {
    let finish: (value: unknown) => void = () => {};
    const { person, core } = await office({ pickFolder: async () => "E:\\" }, (core) => {
      core.answers["assign.issue"] = () => new Promise((resolve) => (finish = resolve));
    });
    await person.click(await screen.findByRole("button", { name: "Ghi tệp giao nhiệm vụ" }));
    expect(await screen.findByRole("heading", { name: "Đang ghi tệp giao" })).toBeInTheDocument();
    const { job } = asked(core, "assign.issue")[0];
    core.report({ job, done: 17, of: 34, what: "Thị trấn Nưa" });
    await waitFor(() =>
      expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "50"),
    );
    await person.keyboard("{Escape}");
    await waitFor(() => expect(asked(core, "job.cancel")).toEqual([{ job }]));
    finish({
      files: [
        {
          ...{ unit: "15667", name: "Xã Thọ Sơn", written: false, outcome: "stopped", number: 0 },
          ...{ path: null, message: "Chưa ghi tệp giao Xã Thọ Sơn vì đã dừng." },
        },
      ],
      saved: core.saved(),
    });
    expect(await screen.findByText("1 chưa ghi")).toBeVisible();
    expect(screen.getByText(/vì đã dừng/)).toBeVisible();
  });
});
