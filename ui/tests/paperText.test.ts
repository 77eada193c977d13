import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { marksOf, pastedLines, styled, type Live, type Piece } from "$features/paper/blocks";
import { SAVE_AFTER_MS, draftWords } from "$features/paper/editor.svelte";
import { read, select, selected } from "$features/paper/region";
import { InventedCore, refusal } from "../src/dev/core";
import { asked, expectAccessible, noDialogs, openWindow } from "./world";

afterEach(() => vi.useRealTimers());

async function open(section = /^II\. MỤC TIÊU/, core = new InventedCore(20)) {
  const world = await openWindow(core, noDialogs, "paper");
  await screen.findByText(/^trang 1\//);
  const contents = screen.getByRole("navigation", { name: "Mục lục văn bản" });
  await world.person.click(within(contents).getByRole("button", { name: section }));
  await screen.findByRole("heading", { level: 2, name: section });
  await waitFor(() => expect(areas().length).toBeGreaterThan(0));
  return world;
}
const LETTERS = "abcdđeghiklmnopqrstuvxy";
const areas = () => [...document.querySelectorAll<HTMLElement>(".text [data-block]")];
const area = (text: string | RegExp) => {
  const found = areas().find((one) =>
    typeof text === "string" ? one.textContent?.includes(text) : text.test(one.textContent ?? ""),
  );
  if (!found) throw new Error(`no paragraph says ${String(text)}`);
  return found;
};
/** The caret or a stretch in a paragraph. */
async function stand(at: HTMLElement, start: number, end = start) {
  at.focus();
  select(at, start, end);
  await fireEvent(document, new Event("selectionchange"));
}
const words = (at: HTMLElement) => at.textContent?.replaceAll("\u200b", "") ?? "";
const written = (core: InventedCore) => asked(core, "paper.write_section");
const lastBlocks = (core: InventedCore) => written(core).at(-1).blocks;
const leave = async (app: { leaveFields: () => Promise<boolean> }) =>
  expect(await app.leaveFields()).toBe(true);

describe("typing in a section", () => {
  it("sends only what was changed, and keeps the rest as it is stored", async () => {
    const { app, core, person } = await open();
    const lines = areas().length;
    await stand(area("làm nhà ở"), "Hỗ trợ".length);
    await person.keyboard(" ngay");
    expect(words(area("làm nhà ở"))).toBe("Hỗ trợ ngay hộ nghèo làm nhà ở.");
    await waitFor(() => expect(asked(core, "paper.try").length).toBeGreaterThan(0));
    await leave(app);
    const blocks = lastBlocks(core);
    expect(blocks.filter((one: { keep: number | null }) => one.keep === null)).toEqual([
      {
        keep: null,
        kind: "point",
        from: 6,
        pieces: [
          { text: "Hỗ trợ ngay hộ nghèo làm nhà ở.", bold: false, italic: false, field: null },
        ],
      },
    ]);
    expect(areas()).toHaveLength(lines);
    expect(screen.getByRole("button", { name: "Về lời văn mẫu" })).toBeVisible();
    await expectAccessible();
  });

  it("is saved after a pause, with a draft before that", async () => {
    const { core, person } = await open();
    await stand(area("làm nhà ở"), 0);
    await person.keyboard("x");
    await waitFor(() => expect(asked(core, "draft.keep").length).toBe(1), { timeout: 2000 });
    expect(asked(core, "draft.keep")[0]).toMatchObject({ record: "paper.poverty.goals" });
    expect(draftWords(asked(core, "draft.keep")[0].text)).toContain("xHỗ trợ");
    expect(written(core)).toEqual([]);
    await waitFor(() => expect(written(core)).toHaveLength(1), { timeout: SAVE_AFTER_MS + 2000 });
    await waitFor(() => expect(asked(core, "draft.drop")).toHaveLength(1));
  });

  it("splits with Enter, joins with Backspace, and takes both back one by one", async () => {
    const { core, person } = await open();
    const count = areas().length;
    await stand(area("làm nhà ở"), "Hỗ trợ ".length);
    await person.keyboard("{Enter}");
    expect(areas()).toHaveLength(count + 1);
    expect(words(area("hộ nghèo làm nhà ở"))).toBe("hộ nghèo làm nhà ở.");
    await waitFor(() => expect(area("hộ nghèo làm nhà ở")).toHaveFocus());
    await person.keyboard("{Backspace}{Backspace}");
    expect(areas()).toHaveLength(count);
    expect(words(area("làm nhà ở"))).toBe("Hỗ trợ hộ nghèo làm nhà ở.");
    await person.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
    expect(areas()).toHaveLength(count + 1);
    await person.keyboard("{Control>}z{/Control}");
    expect(areas()).toHaveLength(count);
    await person.keyboard("{Control>}y{/Control}");
    expect(areas()).toHaveLength(count + 1);
    expect(asked(core, "history.undo")).toEqual([]);
  });

  it("leaves Ctrl+Z to the plan when nothing typed is left", async () => {
    const { core, person } = await open();
    await stand(area("làm nhà ở"), 0);
    await person.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(asked(core, "history.undo")).toHaveLength(1));
  });

  it("makes a stretch or the word under the caret bold and italic", async () => {
    const { app, core, person } = await open();
    await stand(area("làm nhà ở"), 0, "Hỗ trợ".length);
    await person.keyboard("{Control>}b{/Control}");
    expect(area("làm nhà ở").querySelector("b")).toHaveTextContent("Hỗ trợ");
    await stand(area("làm nhà ở"), "Hỗ trợ h".length);
    await person.click(screen.getByRole("button", { name: "Chữ nghiêng" }));
    expect(area("làm nhà ở").querySelector("i")).toHaveTextContent("hộ");
    await leave(app);
    const [block] = lastBlocks(core).filter((one: { keep: number | null }) => one.keep === null);
    expect(block.pieces.map((one: Piece) => [one.text, one.bold, one.italic])).toEqual([
      ["Hỗ trợ", true, false],
      [" ", false, false],
      ["hộ", false, true],
      [" nghèo làm nhà ở.", false, false],
    ]);
  });

  it("beside a bold word changes what is typed next and leaves the word as it is", async () => {
    const { app, core, person } = await open();
    await stand(area("làm nhà ở"), 0, "Hỗ trợ".length);
    await person.keyboard("{Control>}b{/Control}");
    await stand(area("làm nhà ở"), "Hỗ trợ".length);
    const bold = screen.getByRole("button", { name: "Chữ đậm" });
    await waitFor(() => expect(bold).toHaveAttribute("aria-pressed", "true"));
    await person.keyboard("{Control>}b{/Control}");
    await waitFor(() => expect(bold).toHaveAttribute("aria-pressed", "false"));
    await person.keyboard("x");
    await person.keyboard("{Control>}b{/Control}");
    await person.keyboard("y");
    await leave(app);
    const [block] = lastBlocks(core).filter((one: { keep: number | null }) => one.keep === null);
    expect(block.pieces.map((one: Piece) => [one.text, one.bold])).toEqual([
      ["Hỗ trợ", true],
      ["x", false],
      ["y", true],
      [" hộ nghèo làm nhà ở.", false],
    ]);
  });

  it("takes pasted text without its dress, a paragraph a line", async () => {
    const { app, core } = await open();
    const count = areas().length;
    const at = area("làm nhà ở");
    await stand(at, words(at).length);
    await fireEvent.paste(at, {
      clipboardData: { getData: () => " Thêm\tchữ\r\n\r\nDòng {{poor}} hai" },
    });
    expect(areas()).toHaveLength(count + 1);
    expect(words(area("làm nhà ở"))).toBe("Hỗ trợ hộ nghèo làm nhà ở. Thêm chữ");
    expect(words(area("Dòng"))).toBe("Dòng {{poor}} hai");
    await leave(app);
    const typed = lastBlocks(core).at(-2);
    expect(typed.pieces).toEqual([
      { text: "Dòng {{poor}} hai", bold: false, italic: false, field: null },
    ]);
  });

  it("turns, moves and removes paragraphs", async () => {
    const { app, core, person } = await open();
    await stand(area("làm nhà ở"), 0);
    await person.click(screen.getByRole("button", { name: "Gạch đầu dòng" }));
    await person.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(areas().at(-1)).toHaveTextContent("làm nhà ở"));
    expect(areas().at(-1)).toHaveFocus();
    await stand(area("nhà tiêu"), 0);
    await person.click(screen.getByRole("button", { name: "Bỏ đoạn" }));
    expect(areas().some((one) => one.textContent?.includes("nhà tiêu"))).toBe(false);
    await leave(app);
    expect(lastBlocks(core).at(-1)).toMatchObject({ keep: null, kind: "dash", from: 6 });
  });

  it("reads no key while a word is composed", async () => {
    const { core } = await open();
    const at = area("làm nhà ở");
    await stand(at, 0);
    const count = areas().length;
    await fireEvent.compositionStart(at);
    await fireEvent.keyDown(at, { key: "Enter", isComposing: true });
    expect(areas()).toHaveLength(count);
    await fireEvent.compositionEnd(at);
    expect(written(core)).toEqual([]);
  });

  it("says what could not be stored and keeps it on the screen", async () => {
    const core = new InventedCore(20);
    core.answers["paper.write_section"] = () => {
      throw refusal("refused", "Không in được ký tự «☑» (U+2611).");
    };
    const { app, person } = await open(/^II\. MỤC TIÊU/, core);
    await stand(area("làm nhà ở"), 0);
    await person.keyboard("y");
    expect(await app.leaveFields()).toBe(false);
    const said = await screen.findAllByText(/Không in được ký tự/);
    expect(said.length).toBeGreaterThan(0);
    expect(words(area("làm nhà ở"))).toBe("yHỗ trợ hộ nghèo làm nhà ở.");
    expect(asked(core, "draft.keep").length).toBeGreaterThan(0);
    await expectAccessible();
  });
});

describe("figures in the text", () => {
  it("go as a whole and are sent by name, never by value", async () => {
    const { app, core, person } = await open();
    const at = area("Giảm");
    await stand(at, "Giảm ".length + 1);
    await person.keyboard("!");
    await stand(area("Giảm"), "Giảm ".length + 1);
    await person.keyboard("{Backspace}");
    expect(words(area("Giảm"))).toBe("Giảm ! hộ nghèo trong năm 2020.");
    await leave(app);
    const [block] = lastBlocks(core).filter((one: { keep: number | null }) => one.keep === null);
    expect(block.pieces.map((one: Piece) => one.field ?? one.text)).toEqual([
      "Giảm ! hộ nghèo trong năm ",
      "year",
      ".",
    ]);
  });

  it("are found without tone marks and put where the caret is", async () => {
    const { app, core, person } = await open();
    await stand(area("làm nhà ở"), "Hỗ trợ ".length);
    await person.keyboard("{Control>}m{/Control}");
    const search = await screen.findByRole("combobox", { name: "Tìm ô số để chèn" });
    expect(search).toHaveFocus();
    await screen.findByRole("option", { name: /Số hộ nghèo trong danh sách/ });
    await expectAccessible();
    await person.keyboard("ty le ho ngheo");
    const list = screen.getByRole("listbox", { name: "Chèn số" });
    await waitFor(() => expect(within(list).getAllByRole("option")).toHaveLength(1));
    await person.keyboard("{Enter}");
    expect(words(area("làm nhà ở"))).toBe("Hỗ trợ 13,88hộ nghèo làm nhà ở.");
    await waitFor(() => expect(area("làm nhà ở")).toHaveFocus());
    await leave(app);
    const [block] = lastBlocks(core).filter((one: { keep: number | null }) => one.keep === null);
    expect(block.pieces[1]).toEqual({ text: "", bold: false, italic: false, field: "poor_rate" });
  });

  it("Esc closes the list and the caret is where it was", async () => {
    const { core, person } = await open();
    await stand(area("làm nhà ở"), 3);
    await person.keyboard("{Control>}m{/Control}");
    await screen.findByRole("combobox", { name: "Tìm ô số để chèn" });
    await person.keyboard("{Escape}");
    await waitFor(() => expect(area("làm nhà ở")).toHaveFocus());
    expect(selected(area("làm nhà ở"))).toEqual([3, 3]);
    expect(written(core)).toEqual([]);
  });
});

describe("what the template says", () => {
  it("paragraphs without figures are folded", async () => {
    const { person } = await open();
    const fold = screen.getByRole("button", { name: "1 đoạn đang ẩn vì chưa có số liệu" });
    expect(screen.queryByText(/Còn thiếu/)).toBeNull();
    await person.click(fold);
    expect(screen.getByText(/Còn thiếu/)).toBeVisible();
    await expectAccessible();
  });

  it("is compared paragraph by paragraph before the section goes back to it", async () => {
    const { app, core, person } = await open();
    await stand(area("làm nhà ở"), 0);
    await person.keyboard("Riêng: ");
    await leave(app);
    await person.click(await screen.findByRole("button", { name: "Về lời văn mẫu" }));
    expect(await screen.findByText("Riêng: Hỗ trợ hộ nghèo làm nhà ở.")).toBeVisible();
    expect(screen.getByText("Hỗ trợ hộ nghèo làm nhà ở.").localName).toBe("del");
    await expectAccessible();
    await person.click(screen.getByRole("button", { name: "Giữ lời văn của xã" }));
    expect(words(area("Riêng"))).toBe("Riêng: Hỗ trợ hộ nghèo làm nhà ở.");
    await person.click(screen.getByRole("button", { name: "Về lời văn mẫu" }));
    await person.click(await screen.findByRole("button", { name: "Trả về mẫu" }));
    await waitFor(() => expect(words(area("làm nhà ở"))).toBe("Hỗ trợ hộ nghèo làm nhà ở."));
    expect(asked(core, "paper.reset_section")).toEqual([{ paper: "poverty", place: "goals" }]);
    expect(screen.queryByRole("button", { name: "Về lời văn mẫu" })).toBeNull();
  });

  it("tables are moved and removed, never typed into", async () => {
    const { person } = await open(/^I\. THỰC TRẠNG/);
    const table = screen.getByRole("button", { name: /^Biểu 1/ });
    table.focus();
    await person.keyboard("x{Enter}");
    await waitFor(() => expect(document.activeElement).toHaveAttribute("role", "textbox"));
    expect(screen.getByRole("button", { name: /^Biểu 1/ })).toBeVisible();
    screen.getByRole("button", { name: /^Biểu 1/ }).focus();
    await person.keyboard("{Delete}");
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Biểu 1/ })).toBeNull());
  });
});

describe("who may type", () => {
  it("nobody in a plan that is only read", async () => {
    const { app } = await open();
    app.workplace = { ...app.workplace!, read_only: true };
    await waitFor(() => expect(document.querySelector("[contenteditable='true']")).toBeNull());
    expect(screen.queryByRole("toolbar", { name: "Định dạng đoạn" })).toBeNull();
    expect(words(area("làm nhà ở"))).toBe("Hỗ trợ hộ nghèo làm nhà ở.");
    await expectAccessible();
  });

  it("nobody while two machines' texts stand beside each other", async () => {
    const core = new InventedCore(20);
    const section = (await core.dispatch("paper.section", { place: "goals" })) as object;
    core.answers["paper.section"] = () => ({ ...section, conflict: true });
    await open(/^II\. MỤC TIÊU/, core);
    expect(screen.getByText(/Hai máy cùng sửa mục này/)).toBeVisible();
    expect(document.querySelector("[contenteditable='true']")).toBeNull();
    await expectAccessible();
  });

  it("what was left half-typed comes back from its draft", async () => {
    const core = new InventedCore(20);
    const first = await open(/^II\. MỤC TIÊU/, core);
    await stand(area("làm nhà ở"), 0);
    await first.person.keyboard("Dở ");
    await waitFor(() => expect(core.drafts.size).toBe(1), { timeout: 2000 });
    const [draft] = [...core.drafts.values()];
    first.app.edits.remove({ leave: async () => true });
    first.view.unmount();
    core.drafts.set("paper", draft!);
    const again = new InventedCore(20);
    again.drafts.set("paper", draft!);
    const { app } = await openWindow(again, noDialogs, "task");
    app.drafts.offer([draft!]);
    expect(await screen.findByText(/Dở Hỗ trợ hộ nghèo làm nhà ở/)).toBeVisible();
    await app.useDraft(draft!);
    await waitFor(() => expect(words(area("Dở"))).toBe("Dở Hỗ trợ hộ nghèo làm nhà ở."));
  });
});

describe("text as data", () => {
  const text = (words: string, bold = false): Piece => ({
    ...{ text: words, bold, italic: false },
    field: null,
  });
  const field: Piece = { text: "1.234", bold: false, italic: false, field: "poor" };

  it("reads back what it drew, whatever the browser put around it", () => {
    const root = document.createElement("div");
    root.innerHTML = `a\u00a0<strong>b<em>c</em></strong>\u200b<span data-field="poor">3</span>\u200b<br>d`;
    expect(read(root)).toEqual([
      text("a "),
      text("b", true),
      { text: "c", bold: true, italic: true, field: null },
      { text: "3", bold: false, italic: false, field: "poor" },
      text("d"),
    ]);
  });

  it("a figure counts as one letter", () => {
    const pieces = [text("Có "), field, text(" hộ")];
    expect(styled(pieces, 3, 4, "bold")).toEqual([
      text("Có "),
      { ...field, bold: true },
      text(" hộ"),
    ]);
    expect(styled(styled(pieces, 0, 7, "bold"), 0, 7, "bold")).toEqual(pieces);
  });

  it("numbers headings and letters points as the paper does", () => {
    const block = (kind: Live["kind"], hidden = false): Live => ({
      ...{ key: 0, kind, hidden, from: null, untouched: true, pieces: [] },
    });
    const kinds = ["heading", "subheading", "point", "point", "subheading", "point"] as const;
    expect(
      marksOf(
        kinds.map((kind) => block(kind)),
        LETTERS,
      ),
    ).toEqual(["", "1. ", "a) ", "b) ", "2. ", "a) "]);
    const six = Array.from({ length: 6 }, () => block("point"));
    expect(marksOf(six, LETTERS).join("")).toBe("a) b) c) d) đ) e) ");
    expect(marksOf([block("point", true), block("point")], LETTERS)).toEqual(["", "a) "]);
  });

  it("pasted lines lose blanks that are not theirs", () => {
    expect(pastedLines("a\u00a0 b\n\n\tc\u200b")).toEqual(["a b", " c"]);
  });
});
