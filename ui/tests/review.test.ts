// Appraisal: the plans that came, comments beside the plan that is read, the list, decisions, files.
import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { inventDistrict } from "../src/dev/areas/district";
import { reviewIn } from "../src/dev/areas/review";
import { InventedCore } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

async function office(empty = false) {
  const core = new InventedCore(0, false);
  await core.dispatch("workplace.create", { unit: "397" });
  if (core.workplace) core.workplace = { ...core.workplace, person: "Lê Thị Hòa" };
  inventDistrict(core, 24);
  const review = reviewIn(core);
  review.empty = empty;
  const world = await openWindow(core, { ...noDialogs, pickFolder: async () => "E:\\" }, null);
  await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
  await world.person.keyboard("{Alt>}3{/Alt}");
  await screen.findByRole("heading", { level: 1, name: "Thẩm định" });
  return { ...world, core, review };
}

async function reading() {
  const world = await office();
  await world.person.click(await screen.findByRole("button", { name: "Thẩm định Xã Thọ Bình" }));
  await screen.findByRole("heading", { level: 1, name: "Thẩm định xã Thọ Bình" });
  return world;
}

const comment = async (text: RegExp) =>
  within((await screen.findByText(text)).closest("li") as HTMLElement);

describe("the plans that came", () => {
  it("stand with their state, comments and what was not sent; filters have counts", async () => {
    const { person } = await office();
    expect(await screen.findByText(/còn 10 xã, thị trấn chưa gửi/)).toBeVisible();
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: /^Đang thẩm định/ }));
    const rows = screen.getAllByRole("row").slice(1);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(within(row).getByText("Đang thẩm định")).toBeVisible();
    await person.keyboard("{Control>}f{/Control}zz");
    expect(screen.getByText("Không có kế hoạch nào như vậy.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Hiện tất cả" }));
    expect(screen.getByText("Xã Thọ Bình")).toBeVisible();
  });

  it("say where they will come from when there are none", async () => {
    const { person } = await office(true);
    expect(await screen.findByText("Chưa nhận kế hoạch nào.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Sang Tiếp nhận" }));
    await screen.findByRole("heading", { level: 1, name: "Tiếp nhận" });
  });

  it("get one answer file each for what was not sent; one that fails keeps its sentence", async () => {
    const { person, core } = await office();
    const failing = "15667";
    const write = core.answers["review.write_answer"];
    core.answers["review.write_answer"] = (args) => {
      if (args.unit === failing || args.unit !== "15670")
        throw {
          code: "unknown_sender",
          message: `Chưa đối chiếu khóa của ${args.unit}.`,
          incident: null,
        };
      return write?.(args) ?? { path: "E:\\a.bvgoi", number: 1, bytes: 9, receiver: "Xã Thọ Bình" };
    };
    await person.click(await screen.findByRole("button", { name: /Ghi tệp trả lời cho 3 xã/ }));
    expect(await screen.findByText("Đã ghi và đọc lại 1 tệp. Có thể rút USB.")).toBeVisible();
    expect(screen.getAllByRole("alert")).toHaveLength(2);
    expect(asked(core, "review.write_answer")).toHaveLength(3);
    await person.click(screen.getByRole("button", { name: "Ghi lại các tệp chưa được" }));
    expect(asked(core, "review.write_answer")).toHaveLength(5);
  });
});

describe("the appraisal", () => {
  it("shows what was said, what stands there now, and what the commune answered", async () => {
    await reading();
    const changed = await comment(/vay 60 triệu khó trả/);
    expect(changed.getByText("đã sửa sau góp ý")).toBeVisible();
    expect(changed.getByText("nay: 40.000.000 đ")).toBeVisible();
    expect(changed.getByText(/Đã giảm còn 40 triệu/)).toBeVisible();
    const open = await comment(/Ghi tên người giúp đỡ/);
    expect(open.getByText("chưa sửa")).toBeVisible();
    await expectAccessible();
  });

  it("settles, rewords and takes back a comment; F8 walks them; filters count", async () => {
    const { person, core } = await reading();
    await screen.findByText(/Ghi tên người giúp đỡ/);
    await person.keyboard("{F8}");
    expect(document.activeElement).toHaveTextContent("vay 60 triệu");
    await person.click(
      (await comment(/vay 60 triệu/)).getByRole("button", { name: "Coi là xong" }),
    );
    expect((await comment(/vay 60 triệu/)).getByText("đã xong")).toBeVisible();
    await person.click((await comment(/Ghi tên người/)).getByRole("button", { name: "Sửa lời" }));
    await person.clear(screen.getByRole("textbox", { name: "Sửa lời" }));
    await person.keyboard("Ghi rõ ai giúp.{Control>}{Enter}{/Control}");
    await person.click(
      (await comment(/Ghi rõ ai giúp/)).getByRole("button", { name: "Rút góp ý" }),
    );
    expect((await comment(/Ghi rõ ai giúp/)).getByText("đã rút")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Còn mở 1" }));
    expect(screen.queryByText(/Ghi rõ ai giúp/)).toBeNull();
    expect(asked(core, "review.edit")).toMatchObject([
      { id: "comment-1", settled: true },
      { id: "comment-2", text: "Ghi rõ ai giúp." },
      { id: "comment-2", withdrawn: true },
    ]);
  });

  it("is about the field one stands in, anywhere in the plan, with Ctrl+G", async () => {
    const { person, core } = await reading();
    await person.click((await comment(/vay 60 triệu/)).getByRole("button", { name: /Tới ô/ }));
    const field = await screen.findByLabelText("Ghi chú");
    field.focus();
    await person.keyboard("{Control>}g{/Control}");
    const panel = within(await screen.findByRole("dialog", { name: "Góp ý" }));
    expect(panel.getByRole("button", { name: "Ô đang chọn" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await person.keyboard("Ghi rõ hơn.");
    await person.click(panel.getByRole("button", { name: "Nên sửa" }));
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect(await panel.findByText("Đã ghi góp ý.")).toBeVisible();
    expect(asked(core, "review.comment")).toMatchObject([
      {
        household: "household-0",
        field: "note",
        severity: "should",
        text: "Ghi rõ hơn.",
        paper: null,
      },
    ]);
    await person.click(panel.getByRole("button", { name: "Cả kế hoạch" }));
    await person.type(panel.getByRole("textbox"), "Nộp đúng hạn.");
    await person.click(panel.getByRole("button", { name: /Ghi góp ý/ }));
    expect(asked(core, "review.comment")[1]).toMatchObject({ household: null, field: null });
    await expectAccessible();
  });

  it("ticks the list with remarks and keeps the conclusion", async () => {
    const { person, core } = await reading();
    const line = within(
      (await screen.findByText(/Mỗi hộ có chủ hộ, thôn/)).closest("li") as HTMLElement,
    );
    await person.click(line.getByRole("button", { name: "Chưa" }));
    await person.click(line.getByRole("button", { name: "Ghi chú" }));
    await person.keyboard("Thiếu thôn ở 2 hộ{Enter}");
    expect(await line.findByRole("button", { name: /Thiếu thôn ở 2 hộ/ })).toBeVisible();
    await person.type(screen.getByLabelText("Nhận xét chung"), "Cần sửa.");
    await person.tab();
    expect(asked(core, "review.tick")).toMatchObject([
      { code: "A02", tick: "no" },
      { code: "A02", tick: "no", note: "Thiếu thôn ở 2 hộ" },
    ]);
    expect(asked(core, "review.conclude")).toMatchObject([{ conclusion: "Cần sửa." }]);
  });

  it("compares with the round before, by name", async () => {
    const { person } = await reading();
    await person.click(await screen.findByRole("button", { name: "So với bản 1" }));
    expect(await screen.findByRole("button", { name: "Phạm Thị Hằng, Suối Trong" })).toBeVisible();
    await expectAccessible();
  });

  it("passes, is dropped again, passes, is approved with number and day, and is written", async () => {
    const { person, core } = await reading();
    await person.click((await screen.findAllByRole("button", { name: "Đạt" }))[0] as HTMLElement);
    await person.click(screen.getByRole("button", { name: "Ghi đạt" }));
    await person.click(await screen.findByRole("button", { name: "Bỏ kết luận" }));
    await person.click((await screen.findAllByRole("button", { name: "Đạt" }))[0] as HTMLElement);
    await person.click(screen.getByRole("button", { name: "Ghi đạt" }));
    await person.click(await screen.findByRole("button", { name: /UBND huyện phê duyệt/ }));
    expect(screen.getByLabelText("Số quyết định")).toHaveFocus();
    await person.keyboard("812/QĐ-UBND");
    await person.type(screen.getByLabelText("Ngày ký"), "31/02");
    await person.click(screen.getByRole("button", { name: "Ghi phê duyệt" }));
    expect(await screen.findByText(/“31\/02” không phải ngày/)).toBeVisible();
    await person.clear(screen.getByLabelText("Ngày ký"));
    await person.type(screen.getByLabelText("Ngày ký"), "28/2/2020");
    await person.click(screen.getByRole("button", { name: "Ghi phê duyệt" }));
    expect(await screen.findByText(/Quyết định số 812\/QĐ-UBND ngày 28\/02\/2020/)).toBeVisible();
    expect(asked(core, "review.decide").at(-1)).toMatchObject({
      ...{ outcome: "approved", paper_number: "812/QĐ-UBND", date: "2020-02-28" },
    });
    await person.click(screen.getByRole("button", { name: /^Ghi tệp trả lời/ }));
    expect(await screen.findByText(/Có thể rút USB/)).toBeVisible();
    await person.keyboard("{Escape}");
    await screen.findByRole("heading", { level: 1, name: "Thẩm định" });
  });

  it("keeps what was typed when the core refuses", async () => {
    const { person, review } = await reading();
    review.comments = review.comments.map((one) => ({ ...one, changed: false, severity: "must" }));
    await person.click((await screen.findAllByRole("button", { name: "Đạt" }))[0] as HTMLElement);
    await person.type(screen.getByLabelText("Lời kèm theo"), "Đồng ý");
    await person.click(screen.getByRole("button", { name: "Ghi đạt" }));
    expect(await screen.findByText(/Còn 3 góp ý phải sửa/)).toBeVisible();
    expect(screen.getByLabelText("Lời kèm theo")).toHaveValue("Đồng ý");
  });
});
