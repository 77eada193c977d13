// The invented core's answers to the commands of one area of the window.
import type {
  SheetName,
  SheetPage,
  SheetPreviewArgs,
  SheetsOffer,
  SheetsPrintArgs,
  SheetsWanted,
  SheetsWritten,
} from "$lib/ipc/bindings";
import { flag, text } from "$lib/ipc/record";
import { refusal, type Handlers, type InventedCore } from "../core";

const KINDS: SheetName[] = ["household", "organisation", "helper", "posting", "minutes", "summary"];

const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const sheets = (core: InventedCore): Handlers => {
  const all = (kind: string) => [...core.records.values()].filter((one) => one.kind === kind);
  /** Files that lie in folders. */
  const printed = new Set<string>();
  const named = (kind: string, field = "name") =>
    all(kind).map((one) => ({ id: one.id, name: text(one, field), households: 0 }));
  const helpers = (person: boolean) =>
    all("helper")
      .filter((one) => (text(one, "type") === "person") === person)
      .map((one) => ({ id: one.id, name: text(one, "name"), households: 0 }));
  const hamlets = () =>
    named("hamlet").map((one) => ({
      ...one,
      households: all("household").filter((row) => text(row, "hamlet") === one.id).length,
    }));

  function subjects(kind: SheetName, wanted: SheetsWanted): { id: string; name: string }[] {
    const only = <T extends { id: string }>(list: T[], id: string | null | undefined) =>
      list.filter((one) => !id || one.id === id);
    switch (kind) {
      case "household":
        return all("household")
          .filter((one) => !wanted.households?.length || wanted.households.includes(one.id))
          .filter((one) => !wanted.hamlet || text(one, "hamlet") === wanted.hamlet)
          .map((one) => ({ id: one.id, name: text(one, "head_name") }));
      case "organisation":
        return only(helpers(false), wanted.organisation);
      case "helper":
        return only(helpers(true), wanted.helper);
      case "summary":
        return [{ id: "summary", name: "TÓM TẮT KẾT QUẢ TỰ KIỂM TRA" }];
      default:
        return only(named("hamlet"), wanted.hamlet);
    }
  }

  return {
    "sheets.offer": (wanted: SheetsWanted): SheetsOffer => ({
      kinds: KINDS.map((kind) => ({ kind, count: subjects(kind, wanted).length })),
      hamlets: hamlets(),
      organisations: helpers(false),
      persons: helpers(true),
    }),
    "sheets.preview": ({ kind, wanted, personal, sheet }: SheetPreviewArgs): SheetPage => {
      const list = subjects(kind, wanted);
      const found = list[Math.min(sheet, list.length) - 1];
      const size = { width: 595, height: 842 };
      if (!found)
        return { title: "", sheet: 0, sheets: 0, page: 0, pages: 0, width: 0, height: 0, svg: "" };
      const lines = ["ỦY BAN NHÂN DÂN", found.name, personal ? "Số CMND/CCCD: 171…" : ""];
      const record = core.records.get(found.id) ?? null;
      if (kind === "household" && flag(record, "social_protection"))
        lines.push("Hộ bảo trợ xã hội");
      const drawn = lines.map(
        (line, at) => `<text x="85" y="${100 + at * 22}">${escaped(line)}</text>`,
      );
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" font-family="Liberation Serif" fill="currentColor"><g font-size="14">${drawn.join("")}</g></svg>`;
      const at = Math.min(sheet, list.length);
      return { title: found.name, sheet: at, sheets: list.length, page: 1, pages: 1, ...size, svg };
    },
    "sheets.print": ({ kind, wanted, as, path, replace }: SheetsPrintArgs): SheetsWritten => {
      if (path.startsWith("R:"))
        throw refusal(
          "read_only",
          `Không ghi được vào ${path}: thư mục chỉ cho đọc hoặc không đủ quyền. Những gì đã lưu vẫn còn nguyên. Hãy chọn thư mục khác.`,
        );
      const list = subjects(kind, wanted);
      const each = as === "file_each";
      const files = each
        ? list.map((_, at) => `BV-15670-phieu-ho-${String(at + 1).padStart(3, "0")}.pdf`)
        : [path.split(/[\\/]/).at(-1) ?? path];
      const first = each ? `${path}\\${files[0]}` : path;
      const written = { path, first, sheets: list.length, stopped: false };
      const there = each && !replace ? files.filter((name) => printed.has(`${path}\\${name}`)) : [];
      if (there.length > 0) return { ...written, files: [], pages: 0, there };
      if (each) files.forEach((name) => printed.add(`${path}\\${name}`));
      return { ...written, files, pages: list.length, there };
    },
  };
};
