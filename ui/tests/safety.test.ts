import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { BACKUPS, RESCUE, STEPS } from "../src/dev/areas/safety";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

async function panel(name: RegExp, core = new InventedCore(3)) {
  const world = await openWindow(core);
  await world.person.click(await screen.findByRole("button", { name }));
  return { ...world, dialog: await screen.findByRole("dialog") };
}

const backups = (core?: InventedCore) => panel(/^Sao lưu 13:31/, core);
const history = (core?: InventedCore) => panel(/^Lịch sử$/, core);

async function justMade() {
  const core = new InventedCore(0, false);
  const world = await openWindow(core);
  await screen.findByLabelText("Tìm xã (gõ không dấu)");
  await world.person.keyboard("tho tien{Enter}");
  const field = await screen.findByRole("textbox", { name: "Ai đang làm trên máy này?" });
  return { ...world, field };
}

describe("who is at the keyboard", () => {
  it("is asked when a plan was made, in one field that has the cursor", async () => {
    const { core, person, field } = await justMade();
    expect(field).toHaveFocus();
    await expectAccessible();
    await person.keyboard("Lê  Thị Hà{Enter}");
    await waitFor(() =>
      expect(asked(core, "workplace.set_person")).toEqual([{ name: "Lê Thị Hà" }]),
    );
    expect(await screen.findByRole("button", { name: "Lê Thị Hà" })).toBeVisible();
    expect(screen.queryByRole("textbox", { name: "Ai đang làm trên máy này?" })).toBeNull();
  });

  it("can be put off, and is changed by a click on the name", async () => {
    const { person } = await justMade();
    await person.click(screen.getByRole("button", { name: "Để sau" }));
    await person.click(screen.getByRole("button", { name: "Chưa ghi ai làm" }));
    expect(await screen.findByRole("textbox", { name: "Ai đang làm trên máy này?" })).toHaveFocus();
  });

  it("is not asked where it is known", async () => {
    await openWindow(new InventedCore(3));
    expect(await screen.findByRole("button", { name: "Lê Thị Hà" })).toBeVisible();
    expect(screen.queryByRole("textbox", { name: "Ai đang làm trên máy này?" })).toBeNull();
  });
});

describe("the recovery sheet", () => {
  it("is reminded of in a line until it is printed", async () => {
    const core = new InventedCore(0, false);
    const dialogs = { ...noDialogs, pickPlace: async () => "E:\\phieu.pdf" };
    const { person, app } = await openWindow(core, dialogs);
    await screen.findByLabelText("Tìm xã (gõ không dấu)");
    await person.keyboard("tho tien{Enter}");
    await person.click(await screen.findByRole("button", { name: "Để sau" }));
    await app.go({ name: "task" });
    const note = await screen.findByRole("region", { name: "Phiếu khôi phục" });
    await person.click(within(note).getByRole("button", { name: "In phiếu khôi phục…" }));
    await screen.findByText(/Đã ghi phiếu vào E:\\phieu\.pdf/);
    expect(asked(core, "recovery.sheet")).toMatchObject([{ path: "E:\\phieu.pdf" }]);
    expect(asked(core, "file.open")).toEqual([{ path: "E:\\phieu.pdf" }]);
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "Phiếu khôi phục" })).toBeNull(),
    );
  });

  it("brings the key back from typed words and shows its six words", async () => {
    const { core, person, dialog } = await backups();
    await person.click(within(dialog).getByText("Lấy lại chìa khóa từ phiếu đã cất"));
    await person.type(within(dialog).getByLabelText(/^24 từ/), "anh cuoi thom mat 5963");
    await person.click(within(dialog).getByRole("button", { name: "Lấy lại chìa khóa" }));
    expect(await screen.findByText(/màu sắc · đào giếng/)).toBeVisible();
    expect(asked(core, "recovery.use")).toEqual([{ text: "anh cuoi thom mat 5963" }]);
    await expectAccessible();
  });

  it("can wait till tomorrow", async () => {
    const { core, person, app } = await justMade();
    await person.click(screen.getByRole("button", { name: "Để sau" }));
    await app.go({ name: "task" });
    await person.click(await screen.findByRole("button", { name: "Để mai" }));
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "Phiếu khôi phục" })).toBeNull(),
    );
    expect(asked(core, "recovery.later")).toHaveLength(1);
  });
});

describe("a wrong clock", () => {
  it("is said in one line that goes away when it is known", async () => {
    const core = new InventedCore(3);
    if (core.workplace) core.workplace.clock_note = "Máy đang chỉ 08:00, 09/02/2020.";
    const { person } = await openWindow(core);
    expect(await screen.findByText(/Máy đang chỉ 08:00/)).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Đã biết" }));
    expect(screen.queryByText(/Máy đang chỉ 08:00/)).toBeNull();
  });
});

describe("backups", () => {
  it("are made at once, and it is said what and where", async () => {
    const { core, person, dialog } = await backups();
    await person.click(within(dialog).getByRole("button", { name: "Sao lưu ngay" }));
    expect(await within(dialog).findByText(/Đã sao lưu 3 hộ .*theo-y\.benvung/s)).toBeVisible();
    expect(asked(core, "backup.now")).toHaveLength(1);
  });

  it("are listed with when, why, how many and by whom; unreadable ones cannot be taken", async () => {
    const { dialog } = await backups();
    const rows = await within(dialog).findAllByRole("row");
    expect(rows).toHaveLength(BACKUPS.length + 1);
    expect(rows[3]).toHaveTextContent("08:04, 11/02/2020");
    expect(rows[3]).toHaveTextContent("trước khi nhập Excel");
    expect(rows[3]).toHaveTextContent("Ông Nguyễn Văn Nam");
    const unreadable = rows[5];
    expect(unreadable).toHaveTextContent("không đọc được");
    expect(within(unreadable as HTMLElement).queryByRole("button")).toBeNull();
    await expectAccessible();
  });

  it("are gone back to after one question that says what changes and what is kept", async () => {
    const { core, person, dialog } = await backups();
    const back = { name: "Trở về lúc 08:04, 11/02/2020" };
    await person.click(await within(dialog).findByRole("button", back));
    expect(within(dialog).getByText(/Danh sách từ 3 hộ thành 12 hộ/)).toBeVisible();
    expect(within(dialog).getByText(/được sao lưu trước/)).toBeVisible();
    expect(asked(core, "backup.restore")).toEqual([]);
    await person.click(within(dialog).getByRole("button", { name: "Trở về lúc này" }));
    await screen.findByText(/Đã trở về bản/);
    expect(asked(core, "backup.restore")).toEqual([{ path: null, backup: BACKUPS[2]?.path }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("say so when they cannot be read, and Esc closes the panel", async () => {
    const core = new InventedCore(3);
    core.answers["backup.list"] = () => {
      throw refusal("read_only", "Không đọc được thư mục sao lưu.");
    };
    const { person } = await backups(core);
    expect(await screen.findByRole("alert")).toHaveTextContent("Không đọc được thư mục sao lưu.");
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("are offered to be made where there is none", async () => {
    const core = new InventedCore(3);
    core.answers["backup.list"] = () => ({ folder: "D:\\sao-luu", backups: [] });
    await backups(core);
    expect(await screen.findByText(/Chưa có bản sao lưu nào/)).toBeVisible();
  });
});

describe("the history", () => {
  it("shows when, who and what, and filters by person", async () => {
    const { person, dialog } = await history();
    expect(await within(dialog).findAllByRole("row")).toHaveLength(STEPS.length + 1);
    await person.selectOptions(within(dialog).getByLabelText("Người làm"), "Ông Nguyễn Văn Nam");
    const rows = within(dialog).getAllByRole("row").slice(1);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveTextContent("Thêm kinh phí cho hộ Lê Văn An");
    await expectAccessible();
  });

  it("undoes down to a chosen step after saying how many", async () => {
    const { core, person, dialog } = await history();
    const name = "Hoàn tác đến đây: Thêm kinh phí cho hộ Lê Văn An";
    await person.click(await within(dialog).findByRole("button", { name }));
    await person.click(within(dialog).getByRole("button", { name: "Hoàn tác 3 bước" }));
    expect(asked(core, "history.undo_to")).toMatchObject([{ number: 5 }]);
    expect(await screen.findByText("Đã hoàn tác 3 bước.")).toBeVisible();
  });

  it("says what could not be taken back", async () => {
    const core = new InventedCore(3);
    core.answers["history.undo_to"] = () => ({
      saved: core.saved(),
      count: 1,
      left_alone: "2 ô đã được sửa sau những bước này nên được giữ nguyên.",
      stopped: null,
    });
    const { person, dialog } = await history(core);
    const name = "Hoàn tác đến đây: Sửa hộ Lê Văn An";
    await person.click(await within(dialog).findByRole("button", { name }));
    await person.click(within(dialog).getByRole("button", { name: "Hoàn tác 1 bước" }));
    expect(await screen.findByText(/2 ô đã được sửa/)).toBeVisible();
  });

  it("offers no undo in a plan that is only looked at", async () => {
    const core = new InventedCore(3);
    if (core.workplace) core.workplace.read_only = true;
    const { dialog } = await history(core);
    await within(dialog).findAllByRole("row");
    expect(within(dialog).queryByRole("button", { name: /Hoàn tác đến đây/ })).toBeNull();
  });
});

describe("the rescue screen", () => {
  async function damaged(rescue: Partial<typeof RESCUE> = {}) {
    const core = new InventedCore(0, false);
    core.answers["workplace.open"] = () => {
      throw refusal("damaged", "Sổ bị hỏng.");
    };
    core.answers["rescue.look"] = () => ({ ...RESCUE, ...rescue });
    const world = await openWindow(core);
    await world.person.click(await screen.findByRole("button", { name: /Xã Thọ Bình 2020/ }));
    const alert = await screen.findByRole("alert");
    delete core.answers["workplace.open"];
    return { ...world, core, alert };
  }

  it("says what happened and what is kept, and offers both ways", async () => {
    const { alert } = await damaged();
    expect(alert).toHaveTextContent("Kế hoạch xã Thọ Bình năm 2020 bị hỏng");
    expect(alert).toHaveTextContent("Chương trình chưa sửa gì vào tệp");
    expect(screen.getByText(/Lúc 13:31, 11\/02\/2020, 421 hộ/)).toBeVisible();
    expect(screen.getByText(/Tệp hỏng còn ghi tới 13:58, 11\/02\/2020/)).toBeVisible();
    expect(screen.getByText(/Mất 6 hộ: Lê Văn An, Hà Thị Én/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Lấy bản sao lưu gần nhất" })).toHaveFocus();
    await expectAccessible();
  });

  it("goes back to work with the newest backup by one press of Enter", async () => {
    const { core, person, app } = await damaged();
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.workplace).not.toBeNull());
    const path = "D:\\KeHoach\\BV-15670-2020.benvung";
    expect(asked(core, "backup.restore")).toEqual([{ path, backup: BACKUPS[0]?.path }]);
    expect(await screen.findByText(/được giữ tại/)).toBeVisible();
  });

  it("rescues what can be read, and says so about the key", async () => {
    const readable = RESCUE.readable && { ...RESCUE.readable, key: false };
    const { core, person, app } = await damaged({ newest: null, backups: [], readable });
    expect(screen.getByText(/lập chìa khóa mới/)).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Cứu những gì còn đọc được" }));
    await waitFor(() => expect(app.workplace).not.toBeNull());
    expect(asked(core, "rescue.salvage")).toHaveLength(1);
    expect(await screen.findByText(/Đã cứu 414 hộ/)).toBeVisible();
  });

  it("lets another backup be chosen, and goes back to the first screen", async () => {
    const { core, person } = await damaged();
    await person.click(screen.getByRole("button", { name: "Chọn bản sao lưu khác" }));
    await person.click(screen.getByRole("button", { name: "Trở về lúc 17:01, 10/02/2020" }));
    expect(asked(core, "backup.restore")).toEqual([]);
    await person.click(screen.getByRole("button", { name: "Về màn hình đầu" }));
    expect(await screen.findByLabelText("Tìm xã (gõ không dấu)")).toBeVisible();
  });

  it("serves a file that is gone from its backups", async () => {
    const core = new InventedCore(0, false);
    core.answers["rescue.look"] = () => ({ ...RESCUE, bytes: 0, readable: null });
    const { person } = await openWindow(core);
    await person.click(await screen.findByRole("button", { name: "Cứu dữ liệu: Xã An Nông 2020" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Không thấy tệp kế hoạch");
    expect(screen.queryByRole("button", { name: "Cứu những gì còn đọc được" })).toBeNull();
    await expectAccessible();
  });
});

describe("the passphrase of the key", () => {
  it("is set with a second typing, and asked for once after opening", async () => {
    const core = new InventedCore(3);
    const { person, app } = await openWindow(core, {}, "task");
    app.safety = "backups";
    await person.click(await screen.findByText(/Đặt mật khẩu cho chìa khóa/));
    await person.type(screen.getByLabelText("Mật khẩu"), "hạt thóc vàng");
    await person.type(screen.getByLabelText("Gõ lại"), "hạt thóc");
    await person.click(screen.getByRole("button", { name: "Đặt mật khẩu" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Hai lần gõ khác nhau");
    await person.type(screen.getByLabelText("Gõ lại"), " vàng");
    await person.click(screen.getByRole("button", { name: "Đặt mật khẩu" }));
    expect(await screen.findByText("Chìa khóa đang có mật khẩu")).toBeVisible();
    app.safety = null;
    if (app.workplace) app.workplace = { ...app.workplace, key: "locked" };
    const bar = await screen.findByRole("form", { name: "Mở chìa khóa" });
    await person.type(within(bar).getByLabelText("Chìa khóa đang khóa."), "sai{Enter}");
    expect(await within(bar).findByRole("alert")).toHaveTextContent("chưa đúng");
    await person.clear(within(bar).getByLabelText("Chìa khóa đang khóa."));
    await person.keyboard("hạt thóc vàng{Enter}");
    await waitFor(() => expect(app.workplace?.key).toBe("open"));
    await expectAccessible();
  });
});
