import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow, writes } from "./world";

const open = async (core: InventedCore) => {
  const world = await openWindow(core, noDialogs, "helpers");
  await screen.findByRole("heading", { level: 1, name: "Phân công" });
  await screen.findByRole("button", { name: /^Lê Thị Tuyết/ });
  return world;
};

describe("who helps whom", () => {
  it("shows the load of each and leads to the households behind it", async () => {
    const { app, person } = await open(new InventedCore(20));
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: /hộ Lê Thị Tuyết giúp đỡ/ }));
    await screen.findByRole("heading", { level: 1, name: "Danh sách hộ" });
    expect(app.list.narrow).toEqual([{ key: "assigned", value: "h-1" }]);
  });

  it("finds by typing without tone marks, and says when nobody is found", async () => {
    const { person } = await open(new InventedCore(5));
    const find = screen.getByRole("searchbox");
    await person.type(find, "son");
    expect(screen.queryByRole("button", { name: /^Lê Thị Tuyết/ })).toBeNull();
    await person.type(find, "zzz");
    expect(screen.getByText(/Không có ai tên/)).toBeVisible();
  });

  it("adds a person and saves what is typed about him or her", async () => {
    const { core, person } = await open(new InventedCore(5));
    await person.keyboard("{Insert}");
    await person.type(screen.getByLabelText("Họ tên người giúp đỡ"), "Hà Văn Công{Enter}");
    await screen.findByText(/Đã thêm Hà Văn Công/);
    const details = await screen.findByRole("region", { name: "Hà Văn Công" });
    await person.type(within(details).getByLabelText("Chức vụ"), "Trưởng thôn{Enter}");
    await person.selectOptions(within(details).getByLabelText("Phụ trách thôn"), "Cây Gạo");
    await waitFor(() =>
      expect(writes(core)).toMatchObject([
        { field: "position", value: "Trưởng thôn" },
        { field: "hamlet", value: "hamlet-1" },
      ]),
    );
  });

  it("says what hangs on a person before deleting, and hands it over", async () => {
    const { core, person } = await open(new InventedCore(20));
    await person.click(screen.getByRole("button", { name: /^Lê Thị Tuyết/ }));
    await person.click(await screen.findByRole("button", { name: "Xóa" }));
    expect(await screen.findByText(/đang giúp \d+ hộ/)).toBeVisible();
    await person.selectOptions(screen.getByLabelText("Giao lại cho"), "Trương Văn Sơn");
    const [, confirm] = screen.getAllByRole("button", { name: "Xóa" });
    await person.click(confirm!);
    expect(await screen.findByText(/việc giao lại cho Trương Văn Sơn/)).toBeVisible();
    expect(asked(core, "helper.delete").at(-1)).toEqual({ id: "h-1", to: "h-2", preview: false });
  });

  it("gives all households of a hamlet that nobody helps to one person", async () => {
    const { core, person } = await open(new InventedCore(30));
    const [assign] = screen.getAllByRole("button", { name: /^Giao hộ thôn .* cho$/ });
    await person.click(assign!);
    await person.type(screen.getByRole("combobox", { name: /^Giao hộ thôn/ }), "son{Enter}");
    await person.click(await screen.findByRole("button", { name: /^Giao \d+ hộ cho Trương/ }));
    expect(await screen.findByText(/Đã giao \d+ hộ thôn/)).toBeVisible();
    expect(asked(core, "household.change_many").map((args) => args.preview)).toEqual([true, false]);
  });

  it("says that nobody helps yet", async () => {
    const core = new InventedCore(3);
    for (const helper of core.of("helper")) core.records.delete(helper.id);
    await openWindow(core, noDialogs, "helpers");
    expect(await screen.findByText(/Chưa có người giúp đỡ nào/)).toBeVisible();
    await expectAccessible();
  });

  it("says what is kept when it cannot be read, and tries again", async () => {
    const core = new InventedCore(3);
    core.answers["helper.list"] = () => {
      throw refusal("unexpected", "");
    };
    const { person } = await openWindow(core, noDialogs, "helpers");
    expect(await screen.findByRole("alert")).toHaveTextContent("còn nguyên");
    delete core.answers["helper.list"];
    await person.click(screen.getByRole("button", { name: "Thử lại" }));
    await screen.findByRole("button", { name: /^Lê Thị Tuyết/ });
  });
});
