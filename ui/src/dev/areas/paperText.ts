// The text of the invented core's plan while it is edited: blocks of each place, kept as typed.
import type {
  BlockKind,
  ComparedText,
  FigurePart,
  OfferedField,
  PaperFigure,
  SectionBlock,
  SectionPiece,
  SectionView,
  TypedBlock,
} from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";

type Line = Omit<SectionBlock, "index">;

const words = (text: string): SectionPiece => ({
  ...{ text, bold: false, italic: false },
  ...{ field: null, figure: null },
});

/** The fields of the model by name. */
function offered(poor: string, households: number): OfferedField[] {
  const field = (
    group: string,
    name: string,
    value: string,
    meaning: string,
    count = 0,
    parts: FigurePart[] = [],
  ) => ({
    ...{ group, name, value, meaning, parts },
    narrow: count > 0 ? [{ key: "class", value: "poor" }] : [],
    households: count,
  });
  const part = (name: string, value: string, count: number): FigurePart => ({
    ...{ name, households: count },
    narrow: [{ key: "cause", value }],
  });
  return [
    field("Hộ nghèo", "poor", poor, "Số hộ nghèo trong danh sách", households),
    field(
      "Hộ nghèo",
      "poor_rate",
      "13,88",
      "Tỷ lệ hộ nghèo trên tổng số hộ, phần trăm",
      households,
    ),
    field("Hộ nghèo", "poor_missing", "", "Số hộ nghèo còn thiếu so với chỉ tiêu huyện giao"),
    field("Hộ cận nghèo", "near_poor", "5", "Số hộ cận nghèo trong danh sách"),
    field("Nguồn lực, dự án", "money_total", "2.500.000.000", "Tổng nguồn lực của các giải pháp"),
    field(
      "Nguyên nhân nghèo",
      "top_causes",
      "thiếu vốn sản xuất (195 hộ, 46,32%), thiếu lao động (88 hộ, 20,9%) và ốm đau nặng (64 hộ, 15,2%)",
      "Ba nguyên nhân có nhiều hộ nhất",
      households,
      [
        part("Thiếu vốn sản xuất", "NN01", 195),
        part("Thiếu lao động", "NN03", 88),
        part("Ốm đau nặng", "NN08", 64),
      ],
    ),
    field("Thông tin chung", "households", "2.204", "Tổng số hộ của đơn vị, theo phụ lục huyện"),
    field("Thông tin chung", "year", "2020", "Năm kế hoạch"),
  ];
}

const IN_FULL =
  "Tập trung các nguồn lực để hỗ trợ đúng nguyên nhân nghèo, đúng nhu cầu của từng hộ; tạo điều kiện cho hộ nghèo, hộ cận nghèo phát triển sản xuất, có việc làm, tăng thu nhập, tiếp cận các dịch vụ xã hội cơ bản và vươn lên thoát nghèo bền vững, hạn chế tái nghèo.";

export const paperText = (core: InventedCore, poor: () => number): Handlers => {
  const own = new Map<string, { title: string; lines: Line[] }>();
  const fields = () => offered(String(poor()), poor());
  const piece = (name: string): SectionPiece => {
    const field = fields().find((one) => one.name === name);
    const figure: PaperFigure | null =
      !field || name === "year"
        ? null
        : (({ meaning, narrow, households, parts }) => ({ meaning, narrow, households, parts }))(
            field,
          );
    return { ...words(field?.value ?? `«${name}»`), field: name, figure };
  };
  const line = (kind: BlockKind, ...parts: (string | SectionPiece)[]): Line => ({
    kind,
    pieces: parts.map((part) => (typeof part === "string" ? words(part) : part)),
    conditional: false,
    hidden: false,
  });
  const asleep = (given: Line): Line => ({ ...given, conditional: true, hidden: true });

  const template = (place: string): { title: string; lines: Line[] } => {
    switch (place) {
      case "bases":
        return {
          title: "Căn cứ",
          lines: [
            line(
              "bases",
              "Căn cứ Kế hoạch số 154/KH-UBND ngày 31/01/2020 của UBND huyện Triệu Sơn",
            ),
            line("base", "Căn cứ Nghị quyết của Hội đồng nhân dân xã năm ", piece("year")),
            line("lead", "Ủy ban nhân dân xã Thọ Bình ban hành Kế hoạch với những nội dung sau:"),
          ],
        };
      case "assessment":
        return {
          title: "I. THỰC TRẠNG HỘ NGHÈO, HỘ CẬN NGHÈO ĐẦU NĂM 2020",
          lines: [
            line("heading", "I. THỰC TRẠNG HỘ NGHÈO, HỘ CẬN NGHÈO ĐẦU NĂM ", piece("year")),
            line("subheading", "Số hộ nghèo, hộ cận nghèo"),
            line(
              ...(["dash", piece("poor"), " hộ nghèo, chiếm ", piece("poor_rate")] as const),
              ...["% trong tổng số ", piece("households"), " hộ."],
            ),
            asleep(line("dash", "Không có hộ nghèo.")),
            line("table", "Biểu 1. Hộ nghèo, hộ cận nghèo theo thôn đầu năm 2020"),
            line("subheading", "Nguyên nhân nghèo"),
            line(
              "paragraph",
              "Nguyên nhân chủ yếu của các hộ là ",
              piece("top_causes"),
              ". Một hộ có thể có nhiều nguyên nhân.",
            ),
          ],
        };
      case "goals":
        return {
          title: "II. MỤC TIÊU, CHỈ TIÊU NĂM 2020",
          lines: [
            line("heading", "II. MỤC TIÊU, CHỈ TIÊU NĂM ", piece("year")),
            line("subheading", "Mục tiêu chung"),
            line("paragraph", IN_FULL),
            line("subheading", "Chỉ tiêu cụ thể"),
            line("dash", "Giảm ", piece("poor"), " hộ nghèo trong năm ", piece("year"), "."),
            asleep(line("dash", "Còn thiếu ", piece("poor_missing"), " hộ so với chỉ tiêu.")),
            line("point", "Hỗ trợ hộ nghèo làm nhà ở."),
            line("point", "Hỗ trợ hộ nghèo làm nhà tiêu hợp vệ sinh."),
          ],
        };
      default:
        return {
          title: "Nơi nhận, người ký",
          lines: [
            line("closing", "Trên đây là Kế hoạch của xã Thọ Bình."),
            line("recipient", "- UBND huyện (b/c);"),
            line("recipient", "- Lưu: VT, LĐTBXH."),
          ],
        };
    }
  };

  const markOf = (lines: Line[]) =>
    lines
      .map((one) => one.kind + one.pieces.map((part) => part.field ?? part.text).join(""))
      .join();

  function view(place: string): SectionView {
    const given = own.get(place) ?? template(place);
    const lines = given.lines.map((one) => ({
      ...one,
      pieces: one.pieces.map((part) =>
        part.field ? { ...piece(part.field), bold: part.bold, italic: part.italic } : part,
      ),
    }));
    return {
      ...{ place, title: given.title, changed: own.has(place), conflict: false },
      mark: markOf(lines),
      blocks: lines.map((one, index) => ({ ...one, index })),
    };
  }

  function typed(place: string, blocks: TypedBlock[]): Line[] {
    const { blocks: old } = view(place);
    return blocks.flatMap((block): Line[] => {
      const kept = old[block.keep ?? -1];
      if (kept) return [kept];
      const pieces = block.pieces.map((part) =>
        part.field
          ? { ...piece(part.field), bold: part.bold, italic: part.italic }
          : { ...words(part.text), bold: part.bold, italic: part.italic },
      );
      const blank = pieces.every((part) => part.field === null && part.text.trim() === "");
      const from = old[block.from ?? -1];
      const conditional = from?.conditional ?? false;
      return blank ? [] : [{ kind: block.kind, pieces, conditional, hidden: false }];
    });
  }

  const said = (lines: Line[]) =>
    lines.filter((one) => !one.hidden).map((one) => one.pieces.map((part) => part.text).join(""));

  function write(place: string, lines: Line[] | null) {
    if (lines && markOf(lines) !== markOf(template(place).lines))
      own.set(place, { title: template(place).title, lines });
    else own.delete(place);
    return { saved: core.saved(), section: view(place) };
  }

  return {
    "paper.section": ({ place }) => view(place),
    "paper.fields": fields,
    "paper.write_section": ({ place, mark, blocks }) => {
      if (mark !== view(place).mark)
        throw refusal("refused", "Mục này vừa được sửa ở nơi khác sau khi mở ra đây.");
      return write(place, typed(place, blocks));
    },
    "paper.reset_section": ({ place }) => write(place, null),
    "paper.compare_section": ({ place }): ComparedText[] => {
      const [old, now] = [said(template(place).lines), said(view(place).blocks)];
      return [
        ...old.filter((text) => !now.includes(text)).map((text) => ({ kind: "removed", text })),
        ...now.map((text) => ({ kind: old.includes(text) ? "same" : "added", text })),
      ] as ComparedText[];
    },
    "paper.try": ({ place, blocks, page }) => {
      const shown = Math.max(1, Number(page ?? 1));
      return { page: shown, lines: said(typed(place, blocks)) };
    },
  };
};
