// The district's files and comments at the commune.
import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { answersIn } from "../src/dev/areas/answers";
import { InventedCore } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

const FILE = "E:\\BV-15670-ThoBinh-2020-tra-01.bvgoi";

async function opened(heard = true) {
  const core = new InventedCore(5);
  if (heard) answersIn(core).hear();
  const world = await openWindow(core, { ...noDialogs, pickFiles: async () => [FILE] }, "task");
  await world.person.keyboard("{Alt>}8{/Alt}");
  await screen.findByRole("heading", { level: 1, name: "Góp ý của huyện" });
  return { ...world, core };
}

const card = async (text: RegExp) =>
  within((await screen.findByText(text)).closest("li") as HTMLElement);

describe("files of the district", () => {
  it("are judged before anything is stored, then taken in, and the comments show", async () => {
    const { person, core } = await opened(false);
    expect(await screen.findByText("Huyện chưa góp ý gì.")).toBeVisible();
    await person.keyboard("{Control>}o{/Control}");
    expect(await screen.findByText(/Bản 1 được trả lại để sửa/)).toBeVisible();
    expect(asked(core, "inbox.take")).toHaveLength(0);
    await expectAccessible();
    await person.keyboard("{Enter}");
    expect(await screen.findByText("Đã nhận 1 tệp của huyện.")).toBeVisible();
    expect(await screen.findByText(/Ghi tên người giúp đỡ/)).toBeVisible();
    expect(screen.getByText("huyện trả lại để sửa")).toBeVisible();
    expect(asked(core, "inbox.take")).toMatchObject([{ paths: [FILE] }]);
  });

  it("of an unknown key ask for the six words of the letter", async () => {
    const { person, core } = await opened(false);
    answersIn(core).known = false;
    await person.keyboard("{Control>}o{/Control}");
    await person.click(await screen.findByRole("button", { name: "So sáu từ của huyện" }));
    expect(screen.getAllByRole("combobox").length).toBeGreaterThanOrEqual(6);
    expect(screen.queryByRole("button", { name: /^Nhận 1 tệp/ })).toBeNull();
  });
});

describe("comments", () => {
  it("wait, lead to their field and back, and show what has changed", async () => {
    const { person } = await opened();
    expect(await screen.findByText("còn 2 góp ý chờ xã")).toBeVisible();
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Tất cả 3" }));
    const changed = await card(/vay 60 triệu/);
    expect(changed.getByText("nay: 40.000.000 đ")).toBeVisible();
    await person.click((await card(/Ghi tên người/)).getByRole("button", { name: "Tới ô" }));
    expect(await screen.findByRole("heading", { level: 1, name: /./ })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "Góp ý của huyện" })).toBeNull();
  });

  it("are answered as mended or explained; an explanation needs words; an answer is taken back", async () => {
    const { person, core } = await opened();
    await person.keyboard("{F8}");
    await person.click((await card(/Ghi tên người/)).getByRole("button", { name: "Giải trình" }));
    await person.click(screen.getByRole("button", { name: /Ghi giải trình/ }));
    expect(await screen.findByText(/Giải trình cần một câu/)).toBeVisible();
    await person.type(screen.getByRole("textbox", { name: "Vì sao giữ nguyên" }), "Hộ tự lo được.");
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("còn 1 góp ý chờ xã")).toBeVisible();
    expect(screen.getByText(/Có câu trả lời chưa gửi huyện/)).toBeVisible();
    await person.click((await card(/Phần đánh giá/)).getByRole("button", { name: "Đã sửa" }));
    expect(await screen.findByText("đã trả lời hết, gửi bản sau để huyện xem")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Tất cả 3" }));
    await person.click((await card(/Phần đánh giá/)).getByRole("button", { name: "Rút trả lời" }));
    expect(await screen.findByText("còn 1 góp ý chờ xã")).toBeVisible();
    expect(asked(core, "answers.write").map((one) => one.state)).toEqual([
      ...["explained", "explained", "done", null],
    ]);
  });
});
