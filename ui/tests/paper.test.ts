import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
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

  it("shows the page in any size, by list, buttons and keys", async () => {
    const { person } = await open();
    const zoom = screen.getByRole("combobox", { name: "Cỡ trang" });
    const width = () =>
      Math.round(Number.parseFloat(document.querySelector<HTMLElement>(".sheet")!.style.width));
    expect(zoom).toHaveValue("width");
    await person.selectOptions(zoom, "100");
    expect(width()).toBe(793);
    await person.click(screen.getByRole("button", { name: "Phóng to trang" }));
    expect(zoom).toHaveValue("125");
    await person.keyboard("{Control>}-{/Control}{Control>}-{/Control}");
    expect(zoom).toHaveValue("75");
    const desk = screen.getByRole("group", { name: "Trang in" });
    await fireEvent.wheel(desk, { deltaY: -1, ctrlKey: true });
    expect(zoom).toHaveValue("84");
    await person.keyboard("{Control>}0{/Control}");
    expect(zoom).toHaveValue("width");
  });

  it("goes to a page by its number", async () => {
    const { person } = await open();
    const number = screen.getByRole("textbox", { name: "Tới trang số" });
    await person.clear(number);
    await person.type(number, "12{Enter}");
    await screen.findByText(/^trang 12\//);
    await person.clear(number);
    await person.type(number, "999{Enter}");
    await screen.findByText(/^trang 15\/15/);
    expect(number).toHaveValue("15");
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

describe("the page has", () => {
  it("all pages from afar, walked with the arrows and chosen with Enter", async () => {
    const { core, person } = await open(120);
    await person.keyboard("{F7}");
    const pages = await screen.findByRole("navigation", { name: "Các trang" });
    const first = within(pages).getByRole("button", { name: /^Trang 1 Căn cứ/ });
    await waitFor(() => expect(first).toHaveFocus());
    expect(first).toHaveAttribute("aria-current", "page");
    expect(within(pages).getAllByRole("button").length).toBeLessThan(12);
    await waitFor(() => expect(asked(core, "paper.thumbnails").length).toBeGreaterThan(0));
    await expectAccessible();
    await person.keyboard("{ArrowRight}");
    await waitFor(() =>
      expect(within(pages).getByRole("button", { name: /^Trang 2/ })).toHaveFocus(),
    );
    await person.keyboard("{Enter}");
    await screen.findByText(/^trang 2\//);
    expect(screen.queryByRole("navigation", { name: "Các trang" })).toBeNull();
    await waitFor(() => expect(screen.getByRole("group", { name: "Trang in" })).toHaveFocus());
    await person.click(screen.getByRole("button", { name: "Các trang" }));
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("navigation", { name: "Các trang" })).toBeNull();
  });

  it("the whole width when the text is folded away, until Esc", async () => {
    const { person } = await open();
    const wide = screen.getByRole("button", { name: "Trang rộng" });
    await person.click(wide);
    expect(document.querySelector(".panes")).toHaveClass("wide");
    await person.keyboard("{Escape}");
    expect(wide).toHaveAttribute("aria-pressed", "false");
    expect(document.querySelector(".panes")).not.toHaveClass("wide");
  });

  it("rows of households that open the dossier, and takes one back to the same row", async () => {
    const { app, person } = await open();
    await person.click(within(contents()).getByRole("button", { name: /^Phụ lục 1/ }));
    const rows = await screen.findAllByRole("button", { name: /^Mở hồ sơ hộ/ });
    expect(rows.length).toBe(4);
    const name = rows[1]!.getAttribute("aria-label")!;
    rows[1]!.focus();
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.screen.name).toBe("dossier"));
    expect(app.back).toBe("paper");
    await app.go({ name: "paper" });
    await waitFor(() => expect(screen.getByRole("button", { name })).toHaveFocus());
  });

  it("what the self-check says in its margin, and leads to where it is mended", async () => {
    const { app, core, person } = await open(120);
    await person.click(within(contents()).getByRole("button", { name: /^Phụ lục 1/ }));
    await screen.findAllByRole("button", { name: /^Mở hồ sơ hộ/ });
    let marks: HTMLElement[] = [];
    for (let turn = 0; marks.length === 0 && turn < 10; turn++) {
      await person.keyboard("{PageDown}");
      await waitFor(() => expect(pagesAsked(core).at(-1)).toBe(11 + turn));
      marks = screen.queryAllByRole("button", { name: /có chỗ phải sửa$/ });
    }
    expect(screen.getByText("Tự kiểm tra trên trang này:")).toBeVisible();
    await person.click(marks[0]!);
    const mend = await screen.findAllByRole("button", { name: "Mở chỗ cần sửa" });
    await expectAccessible();
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("button", { name: "Mở chỗ cần sửa" })).toBeNull();
    expect(marks[0]).toHaveFocus();
    expect(mend.length).toBeGreaterThan(0);
    await person.keyboard("{Enter}");
    await person.click((await screen.findAllByRole("button", { name: "Mở chỗ cần sửa" }))[0]!);
    await waitFor(() => expect(app.screen.name).toBe("dossier"));
  });

  it("the name of the frozen version it belongs to", async () => {
    const core = new InventedCore(20);
    const page = (await core.dispatch("paper.preview", { page: 1 })) as object;
    core.answers["paper.preview"] = () => ({ ...page, version: 2 });
    await open(20, noDialogs, core);
    const pane = screen.getByRole("region", { name: "Trang in" });
    expect(within(pane).getByText("Bản 2 đã chốt")).toBeVisible();
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

  it("writes Word and Excel copies and says what they are not", async () => {
    const { core, person } = await open(20, saving("E:\\Kế hoạch"));
    for (const [name, ending] of [
      ["Word", "docx"],
      ["Excel", "xlsx"],
    ] as const) {
      await person.click(screen.getByRole("button", { name }));
      expect(await screen.findByText(`Đã xuất tệp ${name}.`)).toBeVisible();
      expect(screen.getByText("Bản để sửa, không có giá trị đối chiếu")).toBeVisible();
      expect(asked(core, "paper.copy").at(-1)).toMatchObject({
        ...{ format: ending, paper: "poverty", path: `E:\\Kế hoạch.${ending}` },
      });
    }
    await expectAccessible();
  });

  it("writes the same file again once the program that held it has let go", async () => {
    const { core, person } = await open(20, saving("E:\\a.docx"));
    core.answers["paper.copy"] = () => {
      throw refusal("read_only", "Tệp E:\\a.docx đang mở trong chương trình khác.");
    };
    await person.click(screen.getByRole("button", { name: "Word" }));
    expect(await screen.findByText(/đang mở trong chương trình khác/)).toBeVisible();
    delete core.answers["paper.copy"];
    await person.click(screen.getByRole("button", { name: "Ghi lại" }));
    expect(await screen.findByText("Đã xuất tệp Word.")).toBeVisible();
  });

  it("opens the print in the viewer of the system without asking where", async () => {
    const { core, person } = await open(20, saving(null));
    await person.click(screen.getByRole("button", { name: "In" }));
    expect(await screen.findByText(/^Bản in 15 trang, DỰ THẢO\./)).toBeVisible();
    expect(asked(core, "paper.print")).toMatchObject([{ paper: "poverty" }]);
    expect(asked(core, "file.open")).toMatchObject([{ path: expect.stringContaining("ban-in") }]);
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
