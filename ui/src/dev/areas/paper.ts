// The invented core's answers to the commands of one area of the window.
import type {
  FieldView,
  Narrow,
  PaperChoicesView,
  PaperEntry,
  PaperOutline,
  PaperPage,
  PaperPiece,
  PaperThumbnail,
  PaperWritten,
  RecordView,
  SectionView,
} from "$lib/ipc/bindings";
import { number } from "$lib/i18n/format";
import { paperText } from "./paperText";
import { refusal, type Handlers, type InventedCore } from "../core";
import { report } from "./check";

const figure = (
  text: string,
  meaning: string,
  households = 0,
  narrow: Narrow[] = [],
): PaperPiece => ({
  ...{ text, bold: false, italic: false },
  figure: { meaning, narrow, households, parts: [] },
});

const words = (text: string): PaperPiece => ({ text, bold: false, italic: false, figure: null });

const paragraph = (page: number, ...pieces: (string | PaperPiece)[]): PaperEntry => ({
  kind: "text",
  page,
  pieces: pieces.map((piece) => (typeof piece === "string" ? words(piece) : piece)),
});

const entry = (kind: "heading" | "table", page: number, text: string): PaperEntry => ({
  kind,
  page,
  pieces: [words(text)],
});

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sheet with a few lines of text: the model lays nothing out. */
function sheet(
  lines: string[],
  page: number,
  pages: number,
  mark: string,
  width = 595,
  height = 842,
): string {
  const texts = lines.map(
    (line, at) => `<text x="85" y="${120 + at * 20}">${escaped(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Liberation Serif" fill="currentColor" xml:space="preserve">
<path fill="none" stroke="currentColor" stroke-width="0.75" d="M470 30L550 30M550 30L550 50M550 50L470 50M470 50L470 30"/>
<g font-size="12" font-weight="700"><text x="478" y="44">${escaped(mark)}</text></g>
<g font-size="14">${texts.join("")}<text x="${width - 95}" y="${height - 42}">${page}/${pages}</text></g></svg>`;
}

/** A page from afar: bars in place of words. */
function small(page: number, lying: boolean): PaperThumbnail {
  const [width, height] = lying ? [842, 595] : [595, 842];
  const bars = Array.from(
    { length: lying ? 18 : 30 },
    (_, at) =>
      `M85 ${90 + at * 22}h${at % 6 === 5 ? width / 3 : width - 140}v7h-${at % 6 === 5 ? width / 3 : width - 140}z`,
  );
  return {
    ...{ page, width, height },
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="currentColor"><path fill-opacity="0.45" d="${bars.join("")}"/></svg>`,
  };
}

export const paper = (core: InventedCore): Handlers => {
  const households = () => [...core.records.values()].filter((one) => one.kind === "household");
  const poor = () => Math.round(households().length * 0.73);

  function outline(): PaperOutline {
    const all = households().length;
    const near = all - poor();
    const poorNarrow = [{ key: "class", value: "poor" }];
    const listPages = (count: number) => Math.max(1, Math.ceil(count / 4));
    const annexes = [
      {
        name: "poor",
        label: "Phụ lục 1",
        title: "DANH SÁCH HỘ NGHÈO VÀ GIẢI PHÁP HỖ TRỢ",
        count: poor(),
      },
      {
        name: "near_poor",
        label: "Phụ lục 2",
        title: "DANH SÁCH HỘ CẬN NGHÈO VÀ GIẢI PHÁP HỖ TRỢ",
        count: near,
      },
    ].filter((annex) => annex.count > 0);
    let next = 10;
    const placed = annexes.map(({ name, label, title, count }) => {
      const page = next;
      next += listPages(count);
      return { name, on: true, label, title, page, pages: listPages(count) };
    });
    return {
      pages: next - 1,
      version: null,
      short: null,
      sections: [
        {
          place: "bases",
          changed: false,
          heading: "Căn cứ",
          page: 1,
          entries: [
            paragraph(1, "Căn cứ Kế hoạch số 154/KH-UBND ngày 31/01/2020 của UBND huyện Triệu Sơn"),
            paragraph(1, "Ủy ban nhân dân xã Thọ Bình ban hành Kế hoạch với những nội dung sau:"),
          ],
        },
        {
          place: "assessment",
          changed: false,
          heading: "I. THỰC TRẠNG HỘ NGHÈO, HỘ CẬN NGHÈO ĐẦU NĂM 2020",
          page: 1,
          entries: [
            entry("heading", 1, "1. Số hộ nghèo, hộ cận nghèo"),
            paragraph(
              1,
              "- ",
              figure(number(poor()), "Số hộ nghèo trong danh sách", poor(), poorNarrow),
              "\u00a0hộ nghèo, chiếm ",
              figure("13,88", "Tỷ lệ hộ nghèo trên tổng số hộ, phần trăm", poor(), poorNarrow),
              "% trong tổng số ",
              figure("2.204", "Tổng số hộ của đơn vị, theo phụ lục của kế hoạch huyện"),
              "\u00a0hộ.",
            ),
            entry("table", 2, "Biểu 1. Hộ nghèo, hộ cận nghèo theo thôn đầu năm 2020"),
            entry("heading", 2, "2. Nguyên nhân nghèo"),
            paragraph(
              2,
              "Nguyên nhân chủ yếu của các hộ là ",
              figure(
                "thiếu vốn sản xuất (195 hộ, 46,32%), thiếu lao động (88 hộ, 20,9%) và ốm đau nặng (64 hộ, 15,2%)",
                "Ba nguyên nhân có nhiều hộ nhất",
              ),
              ".",
            ),
          ],
        },
        {
          place: "goals",
          changed: false,
          heading: "II. MỤC TIÊU, CHỈ TIÊU NĂM 2020",
          page: 4,
          entries: [
            entry("heading", 4, "1. Mục tiêu chung"),
            paragraph(4, "Tập trung các nguồn lực để hỗ trợ đúng nguyên nhân nghèo của từng hộ."),
          ],
        },
        {
          place: "closing",
          changed: false,
          heading: "Nơi nhận, người ký",
          page: 9,
          entries: [entry("heading", 9, "Nơi nhận"), paragraph(9, "- UBND huyện (b/c);")],
        },
      ],
      annexes: placed,
    };
  }

  const chosen: Record<string, FieldView> = {};
  const record = (): RecordView => ({
    ...{ id: "p1", kind: "paper", parent: null, flagged: false },
    fields: { ...chosen },
  });

  const text = paperText(core, poor);
  const changed = (place: string) =>
    (text["paper.section"]?.({ place }) as SectionView | undefined)?.changed ?? false;

  return {
    ...text,
    "paper.try": (args): PaperPage => {
      const { page, lines } = text["paper.try"]?.(args) as { page: number; lines: string[] };
      const { pages } = outline();
      return {
        ...{ page, pages, width: 595, height: 842, places: [], findings: [] },
        svg: sheet(lines, page, pages, "DỰ THẢO"),
        version: null,
      };
    },
    "paper.choices": (): PaperChoicesView => ({
      record: record(),
      form: String(chosen.issue_date?.value ?? "") >= "2020-03-05" ? "nd30" : "tt01",
      last_day: "2020-02-23",
      late: String(chosen.issue_date?.value ?? "") > "2020-02-23",
    }),
    "paper.choose": ({ field, value }) => {
      chosen[field] = { value: value as FieldView["value"], dots: ["d:1"], others: [] };
      return { saved: core.saved(), record: record() };
    },
    "paper.copy": ({ path }) => ({ path, note: "Bản để sửa, không có giá trị đối chiếu" }),
    "paper.outline": () => {
      const now = outline();
      const sections = now.sections.map((one) => ({ ...one, changed: changed(one.place) }));
      return { ...now, sections };
    },
    "paper.preview": ({ page }): PaperPage => {
      const { pages, sections, annexes } = outline();
      const here = Math.max(1, Math.min(page, pages));
      const on = sections.flatMap((section) => [
        ...(section.page === here ? [section.heading] : []),
        ...section.entries
          .filter((one) => one.page === here)
          .map((one) => one.pieces.map((piece) => piece.text).join("")),
      ]);
      const annex = annexes.find((one) => here >= one.page && here < one.page + one.pages);
      const nth = annex ? (here - annex.page) * 4 : 0;
      const near = annex?.label === "Phụ lục 2";
      const isNear = (one: RecordView) => one.fields.class?.value === "near_poor";
      const listed = annex ? households().filter((one) => isNear(one) === near) : [];
      const places = listed.slice(nth, nth + 4).map((one, at) => ({
        household: one.id,
        name: core.nameOf(one.id),
        y: 130 + at * 90,
        height: 90,
      }));
      const said = report(core).findings.filter(
        (one) => one.severity !== "informs" && one.reason === null,
      );
      const findings = said.flatMap((finding) => {
        const place = places.find((one) => one.household === finding.household);
        if (place) return [{ y: place.y, finding }];
        return here === 1 && finding.household === null ? [{ y: 0, finding }] : [];
      });
      const [width, height] = annex ? [842, 595] : [595, 842];
      const lines = annex ? [annex.title, ...places.flatMap((one) => [one.name, "", "", ""])] : on;
      return {
        ...{ page: here, pages, width, height, places, findings },
        svg: sheet(lines, here, pages, "DỰ THẢO", width, height),
        version: null,
      };
    },
    "paper.thumbnails": ({ from, count }): PaperThumbnail[] => {
      const { pages, annexes } = outline();
      const numbers = Array.from({ length: count }, (_, at) => from + at);
      return numbers
        .filter((page) => page <= pages)
        .map((page) => small(page, page >= (annexes[0]?.page ?? pages + 1)));
    },
    "paper.print": (): PaperWritten => ({
      path: "C:\\Dữ liệu Bền Vững\\ban-in\\BV-15670-ThoBinh-2020-du-thao.pdf",
      pages: outline().pages,
      version: null,
    }),
    "paper.plan": ({ path }): PaperWritten => {
      if (path.startsWith("R:"))
        throw refusal(
          "read_only",
          `Không ghi được vào ${path}: thư mục chỉ cho đọc hoặc không đủ quyền. Những gì đã lưu vẫn còn nguyên. Hãy chọn thư mục khác.`,
        );
      return { path, pages: outline().pages, version: null };
    },
    "file.open": () => ({}),
    "file.show": () => ({}),
  };
};
