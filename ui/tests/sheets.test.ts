import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Dialogs } from "$lib/ipc/dialogs";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, openDossier, openWindow } from "./world";

async function open(households = 20, dialogs: Partial<Dialogs> = {}) {
  const world = await openWindow(new InventedCore(households), dialogs, "paper");
  await world.person.click(await screen.findByRole("button", { name: "Giấy tờ khác" }));
  await screen.findByRole("heading", { level: 1, name: "Giấy tờ khác" });
  await waitFor(() => expect(asked(world.core, "sheets.preview").length).toBeGreaterThan(0));
  return world;
}
const kinds = () => screen.getByRole("navigation", { name: "Loại giấy tờ" });
const kind = (name: RegExp) => within(kinds()).getByRole("button", { name });
const sheet = () => document.querySelector(".sheet svg");

describe("the other papers", () => {
  it("shows six papers with their sheets and the first as it will be printed", async () => {
    await open();
    expect(within(kinds()).getAllByRole("button")).toHaveLength(6);
    expect(kind(/^Phiếu hộ\s*20 tờ/)).toHaveAttribute("aria-current", "true");
    await waitFor(() => expect(sheet()).toHaveTextContent("ỦY BAN NHÂN DÂN"));
    await expectAccessible();
  });

  it("walks the papers with the arrows and turns sheets with the keys", async () => {
    const { core, person } = await open();
    await screen.findByText(/tờ 1\/20/);
    await person.keyboard("{PageDown}");
    await screen.findByText(/tờ 2\/20/);
    kind(/^Phiếu hộ/).focus();
    await person.keyboard("{ArrowDown}");
    await waitFor(() =>
      expect(asked(core, "sheets.preview").at(-1)).toMatchObject({ kind: "organisation" }),
    );
    expect(kind(/^Danh sách theo tổ chức/)).toHaveFocus();
  });

  it("narrows to a hamlet and asks for personal data only when ticked", async () => {
    const { core, person } = await open();
    const hamlet = await screen.findByRole("combobox", { name: "Thôn" });
    const options = within(hamlet).getAllByRole("option");
    await person.selectOptions(hamlet, options[1]!);
    await waitFor(() =>
      expect(asked(core, "sheets.preview").at(-1).wanted.hamlet).toBe(
        options[1]!.getAttribute("value"),
      ),
    );
    expect(asked(core, "sheets.preview").at(-1).personal).toBe(false);
    await person.click(screen.getByRole("checkbox", { name: /In cả giấy tờ tùy thân/ }));
    await waitFor(() => expect(asked(core, "sheets.preview").at(-1).personal).toBe(true));
    await person.click(kind(/^Danh sách niêm yết/));
    await waitFor(() => expect(asked(core, "sheets.preview").at(-1).personal).toBe(false));
    expect(screen.queryByRole("checkbox", { name: /In cả giấy tờ tùy thân/ })).toBeNull();
    await expectAccessible();
  });

  it("prints one file, says where it is and opens it", async () => {
    const { core, person } = await open(20, { pickPlace: async () => "E:\\phieu" });
    await person.click(await screen.findByRole("button", { name: /^Xuất 20 tờ/ }));
    expect(await screen.findByText("Đã xuất 20 tờ, 20 trang.")).toBeVisible();
    expect(asked(core, "sheets.print")[0]).toMatchObject({
      kind: "household",
      as: "one_file",
      path: "E:\\phieu.pdf",
      personal: false,
    });
    await person.click(screen.getByRole("button", { name: "Mở xem" }));
    expect(asked(core, "file.open")).toEqual([{ path: "E:\\phieu.pdf" }]);
    await expectAccessible();
  });

  it("prints a file each into a folder, and says which are whole after a stop", async () => {
    const { core, person } = await open(20, { pickFolder: async () => "E:\\" });
    core.answers["sheets.print"] = ({ path }) => ({
      path,
      files: ["BV-15670-phieu-ho-001-An.pdf", "BV-15670-phieu-ho-002-Binh.pdf"],
      first: "E:\\BV-15670-phieu-ho-001-An.pdf",
      sheets: 20,
      pages: 2,
      stopped: true,
      there: [],
    });
    await person.click(await screen.findByRole("button", { name: "Mỗi tờ một tệp" }));
    await person.keyboard("{Control>}p{/Control}");
    expect(await screen.findByText("Đã dừng. 2/20 tệp đã ghi trọn vẹn.")).toBeVisible();
    expect(asked(core, "sheets.print")[0]).toMatchObject({ as: "file_each", path: "E:\\" });
    expect(screen.getByText("BV-15670-phieu-ho-002-Binh.pdf")).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Mở thư mục" }));
    expect(asked(core, "file.show")).toEqual([{ path: "E:\\BV-15670-phieu-ho-001-An.pdf" }]);
  });

  it("asks before files of the same names are replaced", async () => {
    const { core, person } = await open(20, { pickFolder: async () => "E:\\phieu" });
    await person.click(await screen.findByRole("button", { name: "Mỗi tờ một tệp" }));
    await person.keyboard("{Control>}p{/Control}");
    expect(await screen.findByText("Đã xuất 20 tờ, 20 trang, 20 tệp.")).toBeVisible();
    await person.keyboard("{Control>}p{/Control}");
    expect(await screen.findByText("Thư mục đã có 20/20 tệp cùng tên. Chưa ghi gì.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Chọn thư mục khác" })).toHaveFocus();
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Thay bằng bản mới" }));
    expect(await screen.findByText("Đã xuất 20 tờ, 20 trang, 20 tệp.")).toBeVisible();
    const replaced = asked(core, "sheets.print").map((one) => one.replace ?? false);
    expect(replaced).toEqual([false, false, true]);
  });

  it("stops a long run", async () => {
    const { core, person } = await open(20, { pickPlace: async () => "E:\\a.pdf" });
    let refuse: (error: unknown) => void = () => {};
    core.answers["sheets.print"] = () => new Promise((_, reject) => (refuse = reject));
    core.answers["job.cancel"] = () => {
      refuse(refusal("cancelled", "Đã dừng."));
      return {};
    };
    await person.click(await screen.findByRole("button", { name: /^Xuất 20 tờ/ }));
    const job = asked(core, "sheets.print")[0].job as string;
    core.report({ job, done: 7, of: 20, what: "Đang soạn các tờ" });
    expect(await screen.findByText(/Đang soạn các tờ/)).toBeVisible();
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Dừng" }));
    expect(await screen.findByText("Đã dừng. Không có tệp nào được ghi.")).toBeVisible();
  });

  it("says why nothing could be written and asks for another place", async () => {
    const places = ["R:\\a.pdf", "E:\\a.pdf"];
    const { person } = await open(20, { pickPlace: async () => places.shift() ?? null });
    await person.click(await screen.findByRole("button", { name: /^Xuất 20 tờ/ }));
    expect(await screen.findByText(/thư mục chỉ cho đọc/)).toBeVisible();
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Chọn chỗ khác" }));
    expect(await screen.findByText("Đã xuất 20 tờ, 20 trang.")).toBeVisible();
  });

  it("says what is missing while there is nothing to print", async () => {
    await open(0);
    expect(await screen.findByText("Không có hộ nào khớp lựa chọn này.")).toBeVisible();
    expect(screen.getByRole("button", { name: /^Xuất 0 tờ/ })).toBeDisabled();
    await expectAccessible();
  });

  it("says why sheets could not be written, and tries again", async () => {
    const { core, person } = await open();
    core.answers["sheets.preview"] = () => {
      throw refusal("refused", "Tên có ký tự lạ.");
    };
    await person.click(kind(/^Biên bản/));
    expect(await screen.findByText("Tên có ký tự lạ.")).toBeVisible();
    delete core.answers["sheets.preview"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await waitFor(() => expect(sheet()).not.toBeNull());
  });

  it("is reached from a dossier for this household, and leads back to it", async () => {
    const { app, core, person } = await openDossier(new InventedCore(20), "household-3");
    await person.click(screen.getByRole("button", { name: "In phiếu" }));
    await screen.findByText("1 hộ đã chọn");
    await waitFor(() =>
      expect(asked(core, "sheets.preview").at(-1).wanted.households).toEqual(["household-3"]),
    );
    await person.keyboard("{Escape}");
    await waitFor(() => expect(app.screen).toEqual({ name: "dossier", id: "household-3" }));
  });
});
