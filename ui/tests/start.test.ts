import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

const start = () => openWindow(new InventedCore(0, false));
const search = () => screen.findByLabelText("Tìm xã (gõ không dấu)");

describe("the start screen", () => {
  it("finds a commune without tone marks and makes its plan by keyboard alone", async () => {
    const { core, person } = await start();
    expect(await search()).toHaveFocus();
    await person.keyboard("tho tien");
    const list = screen.getByRole("listbox");
    expect(within(list).getAllByRole("option")).toHaveLength(1);
    await person.keyboard("{Enter}");
    await screen.findByRole("heading", { level: 1, name: /^Nhiệm vụ/ });
    expect(asked(core, "workplace.create")).toEqual([{ unit: "15673", year: 2020, path: null }]);
  });

  it("walks the communes with the arrow keys", async () => {
    const { person } = await start();
    await search();
    await person.keyboard("{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("Xã Thọ Sơn");
    expect(screen.getByRole("button", { name: "Lập kế hoạch Xã Thọ Sơn năm 2020" })).toBeEnabled();
  });

  it("opens a commune that is on this machine instead of making it twice", async () => {
    const { core, person } = await start();
    await search();
    await person.keyboard("15670");
    await person.click(screen.getByRole("button", { name: /Mở tiếp kế hoạch Xã Thọ Bình/ }));
    await screen.findByRole("heading", { level: 1 });
    expect(asked(core, "workplace.create")).toEqual([]);
    expect(asked(core, "workplace.open")).toHaveLength(1);
  });

  it("opens a file through the dialog", async () => {
    const core = new InventedCore(3, false);
    const dialogs = {
      ...noDialogs,
      pickFile: async () => "E:\\a.benvung",
      pickPlace: async () => null,
    };
    const { person } = await openWindow(core, dialogs);
    await person.click(await screen.findByRole("button", { name: "Mở tệp kế hoạch…" }));
    await screen.findByRole("heading", { level: 1, name: /^Nhiệm vụ/ });
    expect(asked(core, "workplace.open")).toEqual([{ path: "E:\\a.benvung" }]);
  });

  it("says what happened, what was kept and what to do when a plan cannot be opened", async () => {
    const core = new InventedCore(0, false);
    core.answers["workplace.open"] = () => {
      throw refusal("in_use", "Kế hoạch đang mở trong cửa sổ khác.");
    };
    const { person } = await openWindow(core);
    await person.click(await screen.findByRole("button", { name: /Xã Thọ Bình 2020/ }));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Kế hoạch đang mở trong cửa sổ khác.");
    for (const part of ["Điều đã xảy ra", "Điều còn nguyên", "Việc cần làm"])
      expect(alert).toHaveTextContent(part);
    await expectAccessible();
  });

  it("does not offer a file that is not there", async () => {
    await start();
    expect(await screen.findByRole("button", { name: /^Xã An Nông/ })).toBeDisabled();
    expect(screen.getByText("không thấy tệp")).toBeVisible();
  });

  it("opens the district's room, with its numbers and no step that does not work", async () => {
    const { person } = await start();
    await person.click(await screen.findByRole("button", { name: /Phòng LĐ-TBXH huyện/ }));
    await screen.findByRole("heading", { level: 1 });
    expect(document.documentElement.dataset.side).toBe("district");
    expect(screen.queryByRole("button", { name: "Danh sách hộ" })).toBeNull();
    await expectAccessible();
  });

  it("speaks English when asked, and remembers it", async () => {
    const { person } = await start();
    await person.click(await screen.findByRole("button", { name: "English" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Open a plan");
    expect(localStorage.getItem("benvung.language")).toBe("en");
  });

  it("offers another try when the program's data cannot be read", async () => {
    const core = new InventedCore(0, false);
    core.answers["session.state"] = () => {
      throw refusal("damaged", "Không đọc được danh sách kế hoạch.");
    };
    const { person } = await openWindow(core);
    expect(await screen.findByRole("alert")).toHaveTextContent("Không đọc được danh sách");
    delete core.answers["session.state"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("is accessible", async () => {
    await start();
    await search();
    await expectAccessible();
  });
});
