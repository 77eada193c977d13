import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { field } from "$lib/ipc/record";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, openDossier, openWindow, writes } from "./world";

// household-0: causes 1 and 8, indicator 2 unanswered. household-2: nothing planned yet.
const open = (id = "household-0") => openDossier(new InventedCore(6), id);

describe("a field of the household", () => {
  it("is saved on leaving, with the dots it showed", async () => {
    const { core, person } = await open();
    const name = screen.getByLabelText("Họ tên chủ hộ");
    await person.clear(name);
    await person.type(name, "Bùi Văn Bính{Tab}");
    await waitFor(() =>
      expect(writes(core)).toEqual([
        {
          id: "household-0",
          field: "head_name",
          value: "Bùi Văn Bính",
          seen: ["household-0.head_name.1"],
        },
      ]),
    );
    expect(await screen.findByText(/Đã lưu 14:03:/)).toBeVisible();
    await screen.findByRole("heading", { level: 1, name: "Bùi Văn Bính" });
  });

  it("is undone with the step's name on the button", async () => {
    const { core, person } = await open();
    const year = screen.getByLabelText("Năm sinh");
    await person.clear(year);
    await person.type(year, "1950{Enter}");
    await person.click(await screen.findByRole("button", { name: "Hoàn tác: Sửa birth_year" }));
    await waitFor(() => expect(screen.getByLabelText("Năm sinh")).toHaveValue("1946"));
    expect(await screen.findByText("Đã hoàn tác: Sửa birth_year")).toBeVisible();
    expect(asked(core, "history.undo")).toHaveLength(1);
  });

  it("explains what it cannot read and holds the screen until it is settled", async () => {
    const { app, core, person } = await open();
    await person.type(screen.getByLabelText("Năm sinh"), "9");
    await person.keyboard("{Control>}{ArrowDown}{/Control}");
    expect(await screen.findByText(/không phải năm sinh/)).toBeVisible();
    expect(screen.getByText(/màn hình đứng lại đây/)).toBeVisible();
    expect(app.screen).toEqual({ name: "dossier", id: "household-0" });
    expect(writes(core)).toEqual([]);
    await person.keyboard("{Escape}");
    expect(screen.getByLabelText("Năm sinh")).toHaveValue("1946");
  });

  it("keeps its text when saving fails, and the top bar offers another try", async () => {
    const { core, person } = await open();
    core.answers["record.write"] = () => {
      throw refusal("disk_full", "Đĩa đầy. Điều đã ghi còn nguyên. Dọn đĩa rồi thử lại.");
    };
    const name = screen.getByLabelText("Họ tên chủ hộ");
    await person.type(name, " Hai{Enter}");
    const again = await screen.findByRole("button", { name: "Chưa ghi được – thử lại" });
    expect(name).toHaveValue(`${core.nameOf("household-0")} Hai`);
    delete core.answers["record.write"];
    await person.click(again);
    await screen.findByText(/Đã lưu/);
    expect(core.nameOf("household-0")).toMatch(/ Hai$/);
  });

  it("is saved before the next household shows", async () => {
    const { core, person } = await open();
    await person.type(screen.getByLabelText("Họ tên chủ hộ"), " Ba");
    await person.keyboard("{Control>}{ArrowDown}{/Control}");
    await waitFor(() => expect(writes(core)).toHaveLength(1));
    await waitFor(() =>
      expect(screen.getByRole("heading", { level: 1 })).not.toHaveTextContent(/Ba$/),
    );
  });

  it("shows two standing values alike and writes the chosen one over both", async () => {
    const core = new InventedCore(6);
    const view = field(core.records.get("household-0") ?? null, "birth_year");
    view.others = [
      { value: 1946, dot: "household-0.birth_year.1", who: "Lê", at: "2020-02-10T07:00:00" },
      { value: 1964, dot: "máy-2.7", who: "Hà", at: "2020-02-10T08:00:00" },
    ];
    const { person } = await openDossier(core, "household-0");
    const group = screen.getByRole("group", { name: /Năm sinh: Hai máy cùng sửa/ });
    expect(within(group).getByText("1946")).toBeVisible();
    await person.click(within(group).getByRole("button", { name: "Lấy 1964" }));
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({
        value: 1964,
        seen: ["household-0.birth_year.1", "máy-2.7"],
      }),
    );
    expect(await screen.findByLabelText("Năm sinh")).toHaveValue("1964");
  });

  it("offers half-typed text again after an interruption", async () => {
    const core = new InventedCore(6);
    await core.dispatch("draft.keep", { record: "household-0", field: "head_name", text: "Bùi V" });
    await core.dispatch("workplace.open", { path: "" });
    const { person } = await openWindow(core);
    expect(await screen.findByText("Bùi V")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Dùng lại" }));
    const name = await screen.findByLabelText("Họ tên chủ hộ");
    await waitFor(() => expect(name).toHaveFocus());
    expect(name).toHaveValue("Bùi V");
    expect(writes(core)).toEqual([]);
  });
});

describe("the plan", () => {
  it("ticks a cause by its number on the form", async () => {
    const { core, person } = await open("household-2");
    await person.keyboard("{Insert}");
    await person.keyboard("3{Enter}");
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "cause.NN03", value: true }),
    );
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        "Nhận gợi ý 1 cho Thiếu phương tiện sản xuất: Cho vay hộ nghèo",
      ),
    );
  });

  it("unticks with the same number", async () => {
    const { core, person } = await open();
    await person.click(screen.getByRole("button", { name: "1 Thiếu vốn sản xuất" }));
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "cause.NN01", value: null }),
    );
  });

  it("goes from hole to measure to money by keyboard", async () => {
    const { core, person } = await open();
    const gap = () => screen.getByRole("button", { name: "Thêm giải pháp cho Bảo hiểm y tế" });
    await waitFor(() =>
      expect(gap().closest("[data-hole]")).toContainElement(
        document.activeElement as HTMLElement | null,
      ),
    );
    await person.keyboard("{F2}");
    await screen.findByRole("combobox", { name: /Giải pháp cho Bảo hiểm y tế/ });
    await person.keyboard("bhyt{Enter}");
    await waitFor(() =>
      expect(asked(core, "record.create")[0]).toMatchObject({
        kind: "measure",
        parent: "household-0",
        fields: { policy: "P09", "answers.D02": true, standing: "accepted" },
      }),
    );
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^Ngân sách của Thẻ BHYT/),
    );
    await person.keyboard("2tr5");
    expect(await screen.findByText("= 2.500.000 đ")).toBeVisible();
    await person.keyboard("{Tab}");
    await waitFor(() =>
      expect(asked(core, "record.create")[1]).toMatchObject({
        kind: "funding",
        fields: { money: { source: "budget", kind: "grant", amount: 2_500_000 } },
      }),
    );
  });

  it("takes a measure of the person's own words", async () => {
    const { core, person } = await open();
    await person.click(screen.getByRole("button", { name: "Thêm giải pháp cho Bảo hiểm y tế" }));
    await person.keyboard("Vận động họ hàng giúp{Enter}");
    await waitFor(() =>
      expect(asked(core, "record.create")[0]).toMatchObject({
        fields: { title: "Vận động họ hàng giúp" },
      }),
    );
  });

  it("keeps money it cannot read in the cell, with the reason", async () => {
    const { core, person } = await open();
    const cell = screen.getAllByLabelText(/^Khác của/)[0]!;
    await person.type(cell, "nhiều{Tab}");
    await waitFor(() => expect(cell).toHaveAttribute("aria-invalid", "true"));
    expect(cell).toHaveAccessibleDescription(/không phải số tiền/);
    expect(cell).toHaveValue("nhiều");
    expect(asked(core, "record.create")).toEqual([]);
  });

  it("writes why a question gets no measure", async () => {
    const { core, person } = await open();
    await person.click(
      screen.getByRole("button", { name: "Ghi lý do không đặt giải pháp cho Bảo hiểm y tế" }),
    );
    await person.keyboard("xã đã cấp thẻ{Enter}");
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "no_measure.D02", value: "xã đã cấp thẻ" }),
    );
    expect(await screen.findByText("có lý do")).toBeVisible();
  });

  it("sets months, and says how they are typed when it cannot read them", async () => {
    const { core, person } = await open();
    const months = screen.getAllByLabelText(/^Tháng thực hiện của/)[0]!;
    await person.clear(months);
    await person.type(months, "5-7{Enter}");
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "months", value: { from: 5, to: 7 } }),
    );
    await person.clear(months);
    await person.type(months, "13{Tab}");
    await waitFor(() => expect(months).toHaveAccessibleDescription(/không phải tháng/));
  });

  it("gives a helper without tone marks, the organisation along with the person", async () => {
    const { core, person } = await open("household-2");
    await person.click(screen.getByRole("button", { name: /^Người giúp đỡ hộ/ }));
    await person.keyboard("tuyet{Enter}");
    await waitFor(() =>
      expect(asked(core, "record.create")[0]).toMatchObject({
        kind: "assignment",
        fields: { person: "h-1", organisation: "h-pn" },
      }),
    );
    expect(
      await screen.findByRole("button", { name: "Người giúp đỡ hộ: Lê Thị Tuyết, Hội Phụ nữ" }),
    ).toHaveFocus();
  });

  it("adds a helper nobody has written down yet", async () => {
    const { core, person } = await open("household-2");
    await person.click(screen.getByRole("button", { name: /^Người giúp đỡ hộ/ }));
    await person.keyboard("Hà Thị Nga{Enter}");
    await waitFor(() =>
      expect(asked(core, "record.create_linked")[0]).toMatchObject({
        kind: "helper",
        fields: { type: "person", name: "Hà Thị Nga" },
        ...{ id: null, owner_kind: "assignment", owner_parent: "household-2", field: "person" },
      }),
    );
    await screen.findByRole("button", { name: /^Người giúp đỡ hộ: Hà Thị Nga/ });
    await core.dispatch("history.undo", {});
    expect(core.of("assignment", "household-2")).toEqual([]);
    expect(core.of("helper")).toHaveLength(4);
  });

  it("marks a suggestion until it is accepted", async () => {
    const { core, person } = await open("household-1");
    expect(screen.getByText("đề xuất, chưa duyệt")).toBeVisible();
    await person.click(screen.getByRole("button", { name: /^Nhận giải pháp đề xuất/ }));
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "standing", value: "accepted" }),
    );
    await waitFor(() => expect(screen.queryByText("đề xuất, chưa duyệt")).toBeNull());
  });

  it("sets the result with a digit, but not while a word is typed", async () => {
    const { core, person } = await open("household-2");
    await person.type(screen.getByLabelText("Họ tên chủ hộ"), "2");
    expect(writes(core)).toEqual([]);
    await person.keyboard("{Escape}");
    (document.activeElement as HTMLElement).blur();
    await person.keyboard("2");
    await waitFor(() =>
      expect(writes(core)).toEqual([
        { id: "household-2", field: "expected", value: "to_near_poor", seen: [] },
      ]),
    );
    expect(await screen.findByRole("radio", { name: /Xuống cận nghèo/ })).toBeChecked();
  });

  it("leads from a finding to its field, and back with Esc", async () => {
    const { person } = await open();
    await person.click(await screen.findByRole("button", { name: /^Cần xem/ }));
    await person.click(
      await screen.findByRole("button", { name: /“Bảo hiểm y tế” chưa có giải pháp/ }),
    );
    await waitFor(() =>
      expect(document.activeElement?.closest("[data-hole]")).toHaveAttribute("data-hole", "D02"),
    );
    await person.keyboard("{Escape}");
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/“Bảo hiểm y tế” chưa có giải pháp/),
    );
  });

  it("deletes a measure and says that it can be undone", async () => {
    const { core, person } = await open();
    await person.click(screen.getByRole("button", { name: /^Chi tiết giải pháp Cho vay/ }));
    await person.click(screen.getByRole("button", { name: "Xóa giải pháp" }));
    expect(await screen.findByText(/Đã xóa giải pháp Cho vay hộ nghèo/)).toBeVisible();
    expect(asked(core, "record.delete")).toHaveLength(1);
  });
});

describe("suggestions", () => {
  it("come from the catalogue when asked for, and are accepted together with Ctrl+Enter", async () => {
    const { core, person } = await open("household-2");
    await person.click(await screen.findByRole("button", { name: "Đề xuất giải pháp" }));
    expect(await screen.findByText(/Đã đề xuất 4 giải pháp/)).toBeVisible();
    expect(asked(core, "plan.suggest")).toEqual([{ household: "household-2" }]);
    expect(screen.getAllByText("đề xuất, chưa duyệt")).toHaveLength(4);
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Đã nhận \d+ giá trị điền sẵn/)).toBeVisible();
    expect(asked(core, "dossier.accept")).toHaveLength(1);
    expect(screen.queryByText("đề xuất, chưa duyệt")).toBeNull();
  });
});

describe("members and needs", () => {
  it("unfold with F4 and are edited in their lines", async () => {
    const { core, person } = await open();
    await person.keyboard("{F4}");
    const table = await screen.findByRole("table", { name: "Thành viên trong hộ" });
    await person.click(screen.getByRole("button", { name: "Thêm thành viên" }));
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/người thứ 3/));
    await person.keyboard("Bùi Thị Mai{Tab}");
    await waitFor(() =>
      expect(writes(core)[0]).toMatchObject({ field: "name", value: "Bùi Thị Mai" }),
    );
    await person.click(await within(table).findByRole("button", { name: "Xóa Bùi Thị Mai" }));
    expect(await screen.findByText(/Đã xóa Bùi Thị Mai khỏi hộ/)).toBeVisible();
    await person.click(screen.getByLabelText("4 Giúp học nghề"));
    await waitFor(() =>
      expect(writes(core).at(-1)).toMatchObject({ field: "need.N04", value: true }),
    );
    await expectAccessible();
  });
});

describe("the screen", () => {
  it("is accessible with a full plan, with gaps and with help open", async () => {
    const { person } = await open();
    await expectAccessible();
    await person.keyboard("{F1}");
    await screen.findByRole("dialog");
    await expectAccessible();
  });

  it("is accessible with a field in conflict", async () => {
    const core = new InventedCore(6);
    field(core.records.get("household-0") ?? null, "class").others = [
      { value: "poor_n1", dot: "household-0.class.1", who: null, at: null },
      { value: "near_poor", dot: "x", who: null, at: null },
    ];
    await openDossier(core, "household-0");
    await expectAccessible();
  });

  it("says that the household is gone, and leads back", async () => {
    const core = new InventedCore(3);
    const { app, person } = await openWindow(core);
    await app.go({ name: "dossier", id: "household-99" });
    expect(await screen.findByRole("alert")).toHaveTextContent("Không còn thấy hộ này");
    await person.click(screen.getByRole("button", { name: "Về danh sách hộ" }));
    await screen.findByRole("grid");
  });
});
