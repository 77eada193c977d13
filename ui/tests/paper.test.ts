import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { picture } from "$features/paper/sheet";
import type { Dialogs } from "$lib/ipc/dialogs";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

const saving = (path: string | null): Dialogs => ({ ...noDialogs, pickPlace: async () => path });

async function open(
  households = 20,
  dialogs: Dialogs = noDialogs,
  core = new InventedCore(households),
) {
  const world = await openWindow(core, dialogs, "paper");
  await screen.findByRole("region", { name: "Trang in" });
  await screen.findByText(/^trang 1\//);
  return world;
}
const contents = () => screen.getByRole("navigation", { name: "Mục lục văn bản" });
const sheet = () => document.querySelector(".sheet svg");
const pagesAsked = (core: InventedCore) =>
  asked(core, "paper.preview").map((args: { page: number }) => args.page);

describe("the plan as a paper", () => {
  it("shows contents with pages, the text of a section and the page as it will be printed", async () => {
    await open();
    expect(within(contents()).getByText("Căn cứ")).toBeVisible();
    expect(within(contents()).getByText("Phụ lục 1")).toBeVisible();
    expect(screen.getByText("DỰ THẢO", { selector: ".tag" })).toBeVisible();
    expect(sheet()).toHaveTextContent("Căn cứ Kế hoạch số 154/KH-UBND");
    await expectAccessible();
  });

  it("goes to a section and its page, by mouse and by arrows", async () => {
    const { core, person } = await open();
    await person.click(within(contents()).getByRole("button", { name: /^II\. MỤC TIÊU/ }));
    expect(await screen.findByRole("heading", { level: 2, name: /^II\. MỤC TIÊU/ })).toBeVisible();
    await screen.findByText(/^trang 4\//);
    await person.keyboard("{ArrowUp}");
    expect(await screen.findByRole("heading", { level: 2, name: /^I\. THỰC TRẠNG/ })).toBeVisible();
    expect(pagesAsked(core)).toEqual([1, 4, 1]);
  });

  it("turns pages with the keys and stops at both ends", async () => {
    const { person } = await open(4);
    await person.keyboard("{PageUp}");
    await screen.findByText(/^trang 1\//);
    await person.keyboard("{PageDown}{PageDown}");
    await screen.findByText(/^trang 3\//);
    expect(screen.getByRole("button", { name: "Trang sau" })).toBeEnabled();
    for (let turn = 0; turn < 30; turn++) await person.keyboard("{PageDown}");
    await waitFor(() => expect(screen.getByRole("button", { name: "Trang sau" })).toBeDisabled());
  });

  it("says what a figure means and leads to the households behind it", async () => {
    const { app, core, person } = await open();
    await person.click(within(contents()).getByRole("button", { name: /^I\. THỰC TRẠNG/ }));
    const figure = await screen.findByRole("button", { name: "15" });
    figure.focus();
    await person.keyboard("{Enter}");
    expect(await screen.findByText("Số hộ nghèo trong danh sách")).toBeVisible();
    await expectAccessible();
    await person.keyboard("{Escape}");
    expect(screen.queryByText("Số hộ nghèo trong danh sách")).toBeNull();
    expect(figure).toHaveFocus();
    await person.keyboard("{Enter}");
    await person.click(await screen.findByRole("button", { name: "Xem 15 hộ" }));
    await waitFor(() => expect(app.screen.name).toBe("list"));
    await waitFor(() =>
      expect(asked(core, "household.list").at(-1)).toMatchObject({
        narrow: [{ key: "class", value: "poor" }],
      }),
    );
  });

  it("comes back to where one was", async () => {
    const { app, person } = await open();
    await person.click(within(contents()).getByRole("button", { name: /^II\. MỤC TIÊU/ }));
    await screen.findByText(/^trang 4\//);
    await app.go({ name: "list" });
    await app.go({ name: "paper" });
    await screen.findByText(/^trang 4\//);
    expect(screen.getByRole("heading", { level: 2, name: /^II\. MỤC TIÊU/ })).toBeVisible();
  });

  it("is read again when records changed", async () => {
    const { app, core } = await open();
    const before = asked(core, "paper.outline").length;
    app.recordsChanged();
    await waitFor(() => expect(asked(core, "paper.outline").length).toBe(before + 1));
    await waitFor(() => expect(asked(core, "paper.preview").length).toBe(2));
  });

  it("shows an annex by its pages", async () => {
    const { person } = await open();
    await person.click(within(contents()).getByRole("button", { name: /^Phụ lục 1/ }));
    expect(await screen.findByText("Trang 10 đến 13")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Xem trang cuối" }));
    await screen.findByText(/^trang 13\//);
    await expectAccessible();
  });

  it("says that there is no annex while there is no household", async () => {
    await open(0);
    expect(screen.getByText("Chưa có hộ nào nên chưa có phụ lục.")).toBeVisible();
    await expectAccessible();
  });

  it("shows the page as wide as the pane or as on paper", async () => {
    const { person } = await open();
    expect(screen.getByRole("button", { name: "Vừa khung" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await person.click(screen.getByRole("button", { name: "100 %" }));
    const { width } = document.querySelector<HTMLElement>(".sheet")!.style;
    expect(Math.round(Number.parseFloat(width))).toBe(793);
  });

  it("walks from pane to pane with F6", async () => {
    const { person } = await open();
    await person.keyboard("{F6}");
    expect(within(contents()).getByRole("button", { name: /^Căn cứ/ })).toHaveFocus();
    await person.keyboard("{F6}");
    expect(screen.getByRole("group", { name: "Căn cứ" })).toHaveFocus();
    await person.keyboard("{F6}");
    expect(screen.getByRole("group", { name: "Trang in" })).toHaveFocus();
  });

  it("names a version that is frozen with its fingerprint", async () => {
    const core = new InventedCore(20);
    const outline = (await core.dispatch("paper.outline", {})) as object;
    core.answers["paper.outline"] = () => ({ ...outline, version: 2, short: "K7QD-2M4X" });
    await open(20, noDialogs, core);
    expect(screen.getByText("Bản 2 đã chốt")).toBeVisible();
    expect(screen.getByText("Mã đối chiếu K7QD-2M4X")).toBeVisible();
  });
});

describe("laying out", () => {
  it("can be stopped and begun again", async () => {
    const core = new InventedCore(20);
    core.answers["paper.outline"] = () => {
      throw refusal("cancelled", "Đã dừng theo yêu cầu.");
    };
    const { person } = await openWindow(core, noDialogs, "paper");
    expect(await screen.findByText("Đã dừng dàn trang")).toBeVisible();
    expect(screen.getByRole("button", { name: /Xuất PDF/ })).toBeDisabled();
    delete core.answers["paper.outline"];
    await person.click(screen.getByRole("button", { name: "Dàn trang lại" }));
    await screen.findByText(/^trang 1\//);
  });

  it("that fails names the reason and can be tried again", async () => {
    const core = new InventedCore(20);
    core.answers["paper.preview"] = () => {
      throw refusal("refused", "Không in được ký tự «☑» (U+2611).");
    };
    await openWindow(core, noDialogs, "paper");
    expect(await screen.findByText(/Không in được ký tự/)).toBeVisible();
    await expectAccessible();
  });
});

describe("exporting the PDF", () => {
  it("says where it lies, how many pages and that it is a draft, and opens it", async () => {
    const { core, person } = await open(20, saving("E:\\Kế hoạch"));
    await person.keyboard("{Control>}p{/Control}");
    expect(await screen.findByText("Đã xuất 15 trang, DỰ THẢO.")).toBeVisible();
    expect(screen.getByText("E:\\Kế hoạch.pdf")).toBeVisible();
    const button = screen.getByRole("button", { name: "Mở xem" });
    expect(button).toHaveFocus();
    await person.click(button);
    await person.click(screen.getByRole("button", { name: "Mở thư mục" }));
    expect(asked(core, "file.open")).toEqual([{ path: "E:\\Kế hoạch.pdf" }]);
    expect(asked(core, "file.show")).toEqual([{ path: "E:\\Kế hoạch.pdf" }]);
    await expectAccessible();
  });

  it("says that no program shows it", async () => {
    const { core, person } = await open(20, saving("E:\\a.pdf"));
    core.answers["file.open"] = () => {
      throw refusal("refused", "Máy chưa có chương trình xem tệp PDF.");
    };
    await person.click(screen.getByRole("button", { name: /Xuất PDF/ }));
    await person.click(await screen.findByRole("button", { name: "Mở xem" }));
    expect(await screen.findByText("Máy chưa có chương trình xem tệp PDF.")).toBeVisible();
  });

  it("says why it could not be written and offers another place", async () => {
    const { person } = await open(20, saving("R:\\a.pdf"));
    await person.click(screen.getByRole("button", { name: /Xuất PDF/ }));
    expect(await screen.findByText(/thư mục chỉ cho đọc/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Chọn chỗ khác" })).toHaveFocus();
    await expectAccessible();
  });

  it("does nothing when no place was chosen", async () => {
    const { core, person } = await open(20, saving(null));
    await person.click(screen.getByRole("button", { name: /Xuất PDF/ }));
    expect(asked(core, "paper.plan")).toEqual([]);
  });
});

describe("the picture of a page", () => {
  it("takes over text, rules and groups, and nothing else", () => {
    const drawn = picture(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="x()"><script>x()</script>
       <g font-size="14" style="color:red"><text x="1" y="2" onclick="x()">a &lt;b&gt;<a href="x">c</a></text></g>
       <image href="http://a.example/x.png"/><foreignObject><p>x</p></foreignObject>
       <path d="M0 0L1 1" stroke="currentColor"/></svg>`,
    );
    expect(drawn?.outerHTML).toBe(
      `<svg viewBox="0 0 10 10" xml:space="preserve"><g font-size="14"><text x="1" y="2">a &lt;b&gt;c</text></g><path stroke="currentColor" d="M0 0L1 1"></path></svg>`,
    );
  });

  it("is none where there is no drawing", () => {
    expect(picture("<html><body>x</body></html>")).toBeNull();
    expect(picture("")).toBeNull();
    expect(picture("<svg><script/></svg>")).toBeNull();
  });
});
