// The district's room: files are judged before anything is stored, the board, a unit's card,
// the totals, and reading a received plan.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Dialogs, Drop } from "$lib/ipc/dialogs";
import { FILES, inventDistrict, type InventedDistrict } from "../src/dev/areas/district";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

/** The district's window; files come through `drop` or the dialogs. */
async function office(sent = 24, late = false, dialogs: Partial<Dialogs> = {}) {
  const core = new InventedCore(0, false);
  await core.dispatch("workplace.create", { unit: "397" });
  if (core.workplace) core.workplace = { ...core.workplace, person: "Lê Thị Hòa" };
  const district: InventedDistrict = inventDistrict(core, sent, late);
  let listener: (drop: Drop) => void = () => {};
  const onDrop: Dialogs["onDrop"] = (given) => {
    listener = given;
    return () => {};
  };
  const world = await openWindow(core, { ...noDialogs, onDrop, ...dialogs }, null);
  await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
  const drop = (paths: string[] | null) => listener({ paths });
  return { ...world, district, drop };
}

const board = () => screen.getByRole("region", { name: /đơn vị/ });
const tiles = () => within(board()).getAllByRole("button", { name: /^\d+\. / });
const cells = (inside: HTMLElement) =>
  [...(inside.closest("tr")?.cells ?? [])].map((cell) => cell.textContent?.trim());
const row = async (file: string) =>
  (await screen.findByText(new RegExp(file))).closest("li") as HTMLElement;

describe("the board", () => {
  it("shows the 34 units with what each has sent", async () => {
    await office();
    await waitFor(() => expect(tiles()).toHaveLength(34));
    expect(screen.getByRole("button", { name: /^3\. Xã Thọ Bình: Bản 1/ })).toBeVisible();
    expect(screen.getByRole("button", { name: "9. Xã Hợp Thắng: Chưa gửi" })).toBeVisible();
    expect(screen.getByText(/24 trong 34 xã, thị trấn đã gửi/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Quá hạn/ })).toBeNull();
    await expectAccessible();
  });

  it("filters by state with counts and finds units without tone marks", async () => {
    const { person } = await office(24, true);
    await person.click(await screen.findByRole("button", { name: "Quá hạn 10" }));
    expect(tiles()).toHaveLength(10);
    await person.keyboard("{Control>}f{/Control}nong truong");
    expect(tiles()).toHaveLength(1);
    await person.keyboard("zz");
    expect(screen.getByText("Không có đơn vị nào như vậy.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Hiện tất cả" }));
    expect(tiles()).toHaveLength(34);
  });

  it("is walked with the arrow keys, one stop of Tab for all tiles", async () => {
    const { person } = await office();
    await waitFor(() => expect(tiles()).toHaveLength(34));
    tiles()[0]?.focus();
    await person.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}");
    expect(tiles()[1]).toHaveFocus();
    expect(tiles().filter((tile) => tile.tabIndex === 0)).toEqual([tiles()[1]]);
    await person.keyboard("{End}");
    expect(tiles()[33]).toHaveFocus();
  });

  it("says why it cannot be read and tries again", async () => {
    const core = new InventedCore(0, false);
    await core.dispatch("workplace.create", { unit: "397" });
    core.answers["district.board"] = () => {
      throw refusal("damaged", "Không đọc được sổ của huyện.");
    };
    const { person } = await openWindow(core, noDialogs, null);
    expect(await screen.findByText("Không đọc được sổ của huyện.")).toBeVisible();
    delete core.answers["district.board"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await waitFor(() => expect(tiles()).toHaveLength(34));
  });
});

describe("files that come", () => {
  it("are judged before anything is stored, and the good ones taken over at once", async () => {
    const { core, person, drop } = await office();
    drop(null);
    expect(await screen.findByText("Thả tệp vào đây để xem trước")).toBeVisible();
    drop(Object.values(FILES));
    expect(await row("ThoBinh")).toHaveTextContent("Nguyên vẹn, mới hơn");
    expect(await row("HopThang")).toHaveTextContent("khớp số giao");
    expect(await row("HopLy")).toHaveTextContent("Giống bản đang giữ");
    expect(await row("ThoSon")).toHaveTextContent("Cũ hơn bản đang giữ");
    expect(await row("AnNong")).toHaveTextContent("Hãy đề nghị bên gửi gửi lại.");
    expect(await row("XuanThinh")).toHaveTextContent("Chưa đối chiếu khóa");
    expect(screen.getByText("chưa ghi gì vào máy")).toBeVisible();
    expect(asked(core, "package.receive")).toEqual([]);
    await expectAccessible();
    const act = screen.getByRole("button", { name: /Nhận 2 tệp/ });
    await waitFor(() => expect(act).toHaveFocus());
    await person.keyboard("{Enter}");
    expect(
      await screen.findByText(/^\s*Đã nhận xã Thọ Bình bản 2, xã Hợp Thắng bản 1/),
    ).toBeVisible();
    expect(asked(core, "package.receive")[0].paths).toEqual([FILES.newer, FILES.first]);
    // What happened stays, and the board knows it.
    expect(await row("ThoBinh")).toHaveTextContent("Đã nhận");
    expect(await screen.findByRole("button", { name: /^9\. Xã Hợp Thắng: Bản 1/ })).toBeVisible();
  });

  it("with the same version are taken over once, and the other then says so", async () => {
    const { core, district, person, drop } = await office();
    const copy = FILES.newer.replace(".bvgoi", " (1).bvgoi");
    core.answers["package.judge"] = ({ paths }) => {
      const held = asked(core, "package.receive").length > 0;
      const now = held ? { good: false, relation: "same" } : {};
      return paths.map((path: string) => ({ ...district.verdict(FILES.newer), ...now, path }));
    };
    drop([FILES.newer, copy]);
    const twin = await row("trinh-02 \\(1\\)");
    expect(twin).toHaveTextContent("Cùng một bản với tệp BV-15670-ThoBinh-2020-trinh-02.bvgoi");
    expect(within(twin).queryByRole("checkbox")).toBeNull();
    await person.click(screen.getByRole("button", { name: /Nhận 1 tệp/ }));
    expect(await screen.findByText(/^\s*Đã nhận xã Thọ Bình bản 2/)).toBeVisible();
    await waitFor(async () =>
      expect(await row("trinh-02 \\(1\\)")).toHaveTextContent("Giống bản đang giữ"),
    );
  });

  it("with a paper more than the version held are offered as papers added", async () => {
    const { core, district, person, drop } = await office();
    const message = "Bổ sung giấy tờ: cùng bản 2 đang giữ, thêm Kế hoạch dịch vụ.";
    const copy = FILES.newer.replace(".bvgoi", " (1).bvgoi");
    core.answers["package.judge"] = ({ paths }) => {
      const held = asked(core, "package.receive").length > 0;
      return paths.map((path: string) => ({
        ...district.verdict(FILES.newer),
        ...(path === FILES.newer ? { papers: ["poverty"] } : {}),
        ...(held ? { good: true, relation: "papers", message } : {}),
        path,
      }));
    };
    core.answers["package.receive"] = ({ paths }) =>
      paths.map((path: string) => ({
        ...district.verdict(path),
        ...{ good: true, papers: ["poverty"] },
      }));
    drop([FILES.newer, copy]);
    const more = await row("trinh-02 \\(1\\)");
    expect(more).not.toHaveTextContent("Cùng một bản");
    await person.click(screen.getByRole("button", { name: /Nhận 1 tệp/ }));
    await waitFor(async () =>
      expect(await row("trinh-02 \\(1\\)")).toHaveTextContent(/Bổ sung giấy tờ.*đang giữ, thêm/),
    );
    expect(within(await row("trinh-02 \\(1\\)")).getByRole("checkbox")).toBeChecked();
    await expectAccessible();
  });

  it("can be left out one by one", async () => {
    const { core, person, drop } = await office();
    drop([FILES.newer, FILES.first]);
    await person.click(await screen.findByRole("checkbox", { name: /Nhận Xã Thọ Bình bản 2/ }));
    await person.click(screen.getByRole("button", { name: /Nhận 1 tệp/ }));
    await waitFor(() => expect(asked(core, "package.receive")).toHaveLength(1));
    expect(asked(core, "package.receive")[0].paths).toEqual([FILES.first]);
  });

  it("come from a dialog for files, or from a stick with all that is on it", async () => {
    const { core, person } = await office(24, false, {
      pickFiles: async () => [FILES.newer, FILES.first],
      pickFolder: async () => "E:\\",
    });
    await person.keyboard("{Control>}o{/Control}");
    await row("HopThang");
    await person.click(screen.getByRole("button", { name: /Chọn USB, thư mục/ }));
    await waitFor(() => expect(asked(core, "package.judge")).toHaveLength(2));
    expect(asked(core, "package.judge").map((one) => one.paths)).toEqual([
      [FILES.newer, FILES.first],
      ["E:\\"],
    ]);
  });

  it("show by name what they change against the version held", async () => {
    const { person, drop } = await office();
    drop([FILES.newer]);
    await person.click(await screen.findByRole("button", { name: "Xem thay đổi" }));
    const shown = await screen.findByRole("region", { name: "Xã Thọ Bình thay đổi gì" });
    await within(shown).findByText("Thêm 1 hộ");
    expect(shown).toHaveTextContent("so với bản 1 đang giữ");
    expect(shown).toHaveTextContent("Hà Văn Sơn, Bến Đá: giải pháp, kinh phí; kết quả cuối năm");
    const line = within(shown).getByText("Giảm hộ nghèo");
    expect(cells(line).slice(1)).toEqual(["200", "202", "200"]);
    await expectAccessible();
    await person.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: /Nhận 1 tệp/ })).toBeVisible();
  });

  it("of an unknown sender wait for its six words; a wrong one is pointed at", async () => {
    const { core, person, drop } = await office();
    drop([FILES.unknown]);
    await person.click(await screen.findByRole("button", { name: "So sáu từ" }));
    const words = "con bo cai cay hat thoc ben nuoc cay tre mai la";
    const first = await screen.findByRole("combobox", { name: "Từ thứ 1" });
    await waitFor(() => expect(first).toHaveFocus());
    await person.paste(words);
    const compare = screen.getByRole("button", { name: "Đối chiếu sáu từ" });
    await waitFor(() => expect(compare).toHaveFocus());
    // The words of the file are nowhere to be copied from.
    expect(document.body).not.toHaveTextContent("mái nhà");
    await expectAccessible();
    await person.click(compare);
    const sixth = screen.getByRole("combobox", { name: "Từ thứ 6" });
    await waitFor(() => expect(sixth).toHaveAttribute("aria-invalid", "true"));
    expect(screen.getByRole("alert")).toHaveTextContent("Từ thứ 6 không khớp");
    await person.clear(sixth);
    await person.type(sixth, "mai nha");
    await person.click(screen.getByRole("button", { name: "Đối chiếu sáu từ" }));
    expect(await screen.findByText(/Sáu từ khớp/)).toBeVisible();
    expect(await row("XuanThinh")).toHaveTextContent("Nguyên vẹn, lần đầu");
    expect(asked(core, "sender.trust")).toHaveLength(2);
  });

  it("are none in that folder: it says so", async () => {
    const { core, drop } = await office();
    core.answers["package.judge"] = () => [];
    drop(["E:\\"]);
    expect(await screen.findByText(/không có tệp .bvgoi nào/)).toBeVisible();
  });

  it("stay judged when receiving fails", async () => {
    const { core, person, drop } = await office();
    drop([FILES.newer]);
    core.answers["package.receive"] = () => {
      throw refusal("disk_full", "Ổ đĩa đầy. Chưa nhận tệp nào.");
    };
    await person.click(await screen.findByRole("button", { name: /Nhận 1 tệp/ }));
    expect(await screen.findByText("Ổ đĩa đầy. Chưa nhận tệp nào.")).toBeVisible();
    expect(await row("ThoBinh")).toHaveTextContent("Nguyên vẹn, mới hơn");
  });
});

describe("a unit's card", () => {
  it("has the figures beside those assigned and every version, and opens the print", async () => {
    const { core, person } = await office();
    await person.click(await screen.findByRole("button", { name: /^2\. Xã Thọ Sơn/ }));
    const card = await screen.findByRole("region", { name: "Xã Thọ Sơn" });
    expect(cells(within(card).getByText("Giảm hộ nghèo")).slice(1, 3)).toEqual(["29", "32"]);
    expect(card).toHaveTextContent("thiếu 3");
    expect(within(card).getAllByText(/^Bản \d$/)).toHaveLength(2);
    await person.click(within(card).getByRole("button", { name: "Mở Kế hoạch giảm nghèo" }));
    await waitFor(() => expect(asked(core, "file.open")).toHaveLength(1));
    await person.click(within(card).getByRole("button", { name: "Mở Kế hoạch dịch vụ" }));
    await waitFor(() => expect(asked(core, "file.open")).toHaveLength(2));
    expect(asked(core, "file.open")[1].path).toContain("dich-vu");
    await expectAccessible();
    await person.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: /^2\. Xã Thọ Sơn/ })).toHaveFocus();
  });

  it("says so when nothing has come", async () => {
    const { person } = await office(0, true);
    await person.click(await screen.findByRole("button", { name: /^1\. Thị trấn Triệu Sơn/ }));
    expect(await screen.findByText("Chưa nhận bản nào, hạn 23/02/2020 đã qua.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Xem kế hoạch" })).toBeNull();
    await expectAccessible();
  });
});

describe("the reading room", () => {
  it("shows the plan as the commune sees it, without a way to write, and leads back", async () => {
    const { core, person } = await office();
    await person.click(await screen.findByRole("button", { name: /^3\. Xã Thọ Bình/ }));
    await person.click(await screen.findByRole("button", { name: "Xem kế hoạch" }));
    const strip = await screen.findByRole("region", { name: "Phòng đọc" });
    expect(strip).toHaveTextContent("Đang xem bản 1 của xã Thọ Bình");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Danh sách hộ");
    expect(document.documentElement.dataset.side).toBe("district");
    expect(screen.getByText(/Huyện Triệu Sơn – Phòng LĐ-TBXH/)).toBeVisible();
    const steps = screen.getByRole("navigation");
    expect(within(steps).queryByRole("button", { name: /Gửi huyện/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Không có gì để hoàn tác" })).toBeDisabled();
    await expectAccessible();
    const written = () => core.calls.filter(({ command }) => /^(record|draft)\./.test(command));
    expect(written()).toEqual([]);
    await person.click(within(strip).getByRole("button", { name: /Trở về huyện/ }));
    await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
    expect(await screen.findByRole("region", { name: "Xã Thọ Bình" })).toBeVisible();
  });

  it("offers nothing that changes: no boxes, no import, no key that writes", async () => {
    const { core, app, person } = await office();
    await app.enter(
      (await core.dispatch("submission.open", { unit: "15670", fingerprint: null })) as never,
    );
    await screen.findByRole("grid");
    await waitFor(() => expect(screen.getAllByRole("row").length).toBeGreaterThan(2));
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.queryByRole("button", { name: /Nhập từ Excel|Thêm hộ/ })).toBeNull();
    const keys = screen.getByRole("contentinfo");
    expect(keys).toHaveTextContent("mở hồ sơ");
    expect(keys).not.toHaveTextContent(/Insert|Delete|Ctrl O/);
    await person.keyboard("{Alt>}1{/Alt}");
    await screen.findByRole("heading", { level: 1, name: /Nhiệm vụ/ });
    await screen.findByRole("heading", { name: /^Việc còn lại/ });
    expect(screen.queryByRole("button", { name: /Gửi huyện|Nhập danh sách|Chốt/ })).toBeNull();
  });

  it("is left with Esc", async () => {
    const { core, app, person } = await office();
    await app.enter(
      (await core.dispatch("submission.open", { unit: "15670", fingerprint: null })) as never,
    );
    await screen.findByRole("region", { name: "Phòng đọc" });
    (document.activeElement as HTMLElement | null)?.blur();
    await person.keyboard("{Escape}");
    await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
    expect(app.readOnly).toBe(false);
  });
});

describe("the totals", () => {
  it("name what is missing and show 818 beside 795 with the reason", async () => {
    const { app } = await office();
    await app.go({ name: "totals" });
    const near = await screen.findByText("Chỉ tiêu giảm hộ cận nghèo");
    expect(cells(near).slice(1, 3)).toEqual(["795", "818"]);
    expect(screen.getByText(/dòng Hợp Thành in 48 hộ/)).toBeVisible();
    expect(screen.getByText(/Chưa có kế hoạch: Xã Hợp Thắng/)).toHaveTextContent("4 đơn vị nữa");
    const table = screen.getByRole("region", { name: /34 đơn vị/ });
    expect(within(table).getByText("Cộng").closest("tr")).toHaveTextContent("24/34");
    await expectAccessible();
  });

  it("sort by what is missing most, and open a unit's card", async () => {
    const { app, person } = await office();
    await app.go({ name: "totals" });
    const table = await screen.findByRole("region", { name: /34 đơn vị/ });
    await person.click(within(table).getByRole("button", { name: /^Bản/ }));
    const names = () =>
      within(table)
        .getAllByRole("button", { pressed: false })
        .map((name) => name.textContent);
    expect(names()[0]).toBe("Xã Thọ Sơn");
    await person.click(within(table).getByRole("button", { name: "Xã Thọ Sơn" }));
    expect(await screen.findByRole("region", { name: "Xã Thọ Sơn" })).toBeVisible();
    await person.keyboard("{Escape}");
    expect(within(table).getByRole("button", { name: "Xã Thọ Sơn" })).toHaveFocus();
  });

  it("add up causes, indicators and money of the plans that have come", async () => {
    const { app, person } = await office();
    await app.go({ name: "totals" });
    for (const [part, label] of [
      ["Nguyên nhân", "Hộ theo nguyên nhân"],
      ["Chỉ số", "Hộ theo chỉ số thiếu hụt"],
      ["Kinh phí", "Kinh phí theo nguồn và hình thức"],
    ] as const) {
      await person.click(await screen.findByRole("button", { name: part }));
      expect(screen.getByRole("table", { name: label })).toBeVisible();
      await expectAccessible();
    }
  });

  it("say so when nothing has come", async () => {
    const { app, person } = await office(0);
    await app.go({ name: "totals" });
    await person.click(await screen.findByRole("button", { name: "Nguyên nhân" }));
    expect(screen.getByText(/Chưa nhận kế hoạch nào/)).toBeVisible();
    await expectAccessible();
  });
});

describe("the district's own key", () => {
  it("shows its six words for the letter and writes its file", async () => {
    const { core, person } = await office(0, false, { pickPlace: async () => "E:\\BV-397.key" });
    core.answers["package.key"] = ({ path }) => ({ path, words: [] });
    await person.click(await screen.findByRole("button", { name: "Khóa của huyện" }));
    const words = await screen.findByRole("list", { name: "Sáu từ của huyện" });
    expect(within(words).getAllByRole("listitem")).toHaveLength(6);
    await person.click(screen.getByRole("button", { name: "Ghi tệp khóa…" }));
    expect(await screen.findByText("Đã ghi tệp khóa: E:\\BV-397.key")).toBeVisible();
    await expectAccessible();
  });
});
