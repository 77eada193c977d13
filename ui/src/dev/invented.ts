// An invented commune for looking at the window and for its tests. No household of it exists.
import type { CatalogueView, Entry, PolicyEntry, RecordView, UnitChoice } from "$lib/ipc/bindings";

const entry = (code: string, number: number, name: string): Entry => ({
  code,
  number,
  name,
  hint: null,
  uncertain: code.startsWith("NN") && number > 8,
  source: "Phiếu C, ghi theo trí nhớ",
});

const CAUSES = [
  "Thiếu vốn sản xuất",
  "Thiếu đất canh tác",
  "Thiếu phương tiện sản xuất",
  "Thiếu lao động",
  "Có lao động nhưng không có việc làm",
  "Không biết cách làm ăn, không có tay nghề",
  "Đông người ăn theo",
  "Ốm đau nặng hoặc mắc bệnh nặng",
  "Mắc tệ nạn xã hội",
  "Chây lười lao động",
  "Nguyên nhân khác (ghi rõ)",
];
const INDICATORS = [
  "Tiếp cận các dịch vụ y tế",
  "Bảo hiểm y tế",
  "Trình độ giáo dục của người lớn",
  "Tình trạng đi học của trẻ em",
  "Chất lượng nhà ở",
  "Diện tích nhà ở bình quân đầu người",
  "Nguồn nước sinh hoạt",
  "Hố xí, nhà tiêu hợp vệ sinh",
  "Sử dụng dịch vụ viễn thông",
  "Tài sản phục vụ tiếp cận thông tin",
];
const NEEDS = [
  "Hỗ trợ vay vốn ưu đãi",
  "Hỗ trợ đất sản xuất",
  "Hỗ trợ phương tiện sản xuất",
  "Giúp học nghề",
  "Giới thiệu việc làm",
  "Giới thiệu cách làm ăn",
  "Hỗ trợ xuất khẩu lao động",
  "Trợ cấp xã hội",
  "Nguyện vọng khác (ghi rõ)",
];

const pad = (prefix: string, number: number) => `${prefix}${String(number).padStart(2, "0")}`;
const policy = (
  code: string,
  name: string,
  legal_basis: string,
  amount: number | null,
  answers: string[],
): PolicyEntry => ({
  code,
  name,
  money_source: code < "P09" ? "credit" : "budget",
  money_kind: code < "P09" ? "loan" : "grant",
  uncertain: code === "P24",
  source: "Văn bản gốc",
  legal_basis,
  amount,
  amount_confirmed: amount !== null && code !== "P24",
  amount_note: amount === null ? null : "tối đa một hộ",
  answers,
});

export const CATALOGUE: CatalogueView = {
  period: "2016-2020",
  causes: CAUSES.map((name, at) => entry(pad("NN", at + 1), at + 1, name)),
  indicators: INDICATORS.map((name, at) => entry(pad("D", at + 1), at + 1, name)),
  needs: NEEDS.map((name, at) => entry(pad("N", at + 1), at + 1, name)),
  policies: [
    policy("P01", "Cho vay hộ nghèo", "NĐ 78/2002/NĐ-CP", 100_000_000, ["NN01", "NN03"]),
    policy("P04", "Cho vay nước sạch và vệ sinh", "QĐ 18/2014/QĐ-TTg", 10_000_000, ["D07", "D08"]),
    policy("P09", "Thẻ BHYT hộ nghèo, cận nghèo", "NĐ 146/2018/NĐ-CP", 804_600, ["NN08", "D02"]),
    policy("P16", "Đào tạo nghề dưới 3 tháng", "QĐ 46/2015/QĐ-TTg", 3_000_000, ["NN05", "NN06"]),
    policy("P24", "Quỹ khám chữa bệnh người nghèo", "QĐ 14/2012/QĐ-TTg", null, ["NN08", "D01"]),
  ],
  ethnic_groups: ["Kinh", "Mường", "Thái", "Tày"],
  relations: ["Chủ hộ", "Vợ/chồng", "Con", "Bố/mẹ", "Khác"],
};

const UNITS: [string, string, number, number][] = [
  ["15664", "Thị trấn Triệu Sơn", 75, 118],
  ["15667", "Xã Thọ Sơn", 46, 61],
  ["15670", "Xã Thọ Bình", 306, 115],
  ["15673", "Xã Thọ Tiến", 31, 102],
  ["15676", "Xã Hợp Lý", 52, 140],
  ["15679", "Xã Hợp Tiến", 44, 133],
  ["15682", "Xã Hợp Thành", 58, 96],
  ["15685", "Xã Triệu Thành", 88, 176],
  ["15688", "Xã Hợp Thắng", 39, 128],
  ["15709", "Xã An Nông", 41, 152],
];

export const unit = (code: string, name: string, poor: number | null, near: number | null) =>
  ({
    code,
    name,
    short_name: name.replace(/^(Xã|Thị trấn) /, ""),
    area: name.startsWith("Thị trấn") ? "urban" : "rural",
    natural_households: 2204,
    poor_start: poor,
    poor_reduce: poor === null ? null : Math.round(poor * 0.65),
    near_poor_start: near,
    near_poor_reduce: near === null ? null : Math.round(near * 0.26),
    search: `${name} ${code}`.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    note: null,
  }) satisfies UnitChoice;

export const UNIT_CHOICES: UnitChoice[] = UNITS.map((one) => unit(...one));
export const DISTRICT = unit("397", "Huyện Triệu Sơn", 1825, 795);
export const TRAINING = unit("00000", "Xã Tập Huấn", 306, 115);

export const HAMLETS = ["Bến Đá", "Cây Gạo", "Đồng Xoan", "Gốc Sung", "Suối Trong", "Tân Tiến"];
const FAMILY = ["Bùi", "Hà", "Lê", "Nguyễn", "Phạm", "Quách", "Trương"];
const MIDDLE = ["Văn", "Thị", "Đình", "Ngọc"];
const GIVEN = [
  "An",
  "Ánh",
  "Bảo",
  "Bình",
  "Cảnh",
  "Chiến",
  "Diệp",
  "Dũng",
  "Đào",
  "Đức",
  "Giang",
  "Hằng",
  "Hậu",
  "Lực",
  "Mai",
  "Nhẫn",
  "Sơn",
  "Tuyết",
  "Yên",
];
const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length] as T;

let made = 0;
/** A record as the core shows it; every field holds one dot. */
export function record(
  kind: string,
  parent: string | null,
  fields: Record<string, unknown>,
  id = `${kind}-${(made += 1)}`,
): RecordView {
  const shown: RecordView["fields"] = {};
  for (const [name, value] of Object.entries(fields))
    shown[name] = { value: value as never, dots: [`${id}.${name}.1`], others: [] };
  return { id, kind, parent, fields: shown, flagged: false };
}

/** The records of an invented commune with `count` households. */
export function invent(count: number): RecordView[] {
  const hamlets = HAMLETS.map((name, at) => record("hamlet", null, { name }, `hamlet-${at}`));
  const helpers = [
    record("helper", null, { type: "organisation", name: "Hội Phụ nữ", short_name: "PN" }, "h-pn"),
    record(
      "helper",
      null,
      { type: "organisation", name: "Hội Nông dân", short_name: "ND" },
      "h-nd",
    ),
    record("helper", null, { type: "person", name: "Lê Thị Tuyết", organisation: "h-pn" }, "h-1"),
    record("helper", null, { type: "person", name: "Trương Văn Sơn", organisation: "h-nd" }, "h-2"),
  ];
  const all = [...hamlets, ...helpers];
  for (let at = 0; at < count; at += 1) all.push(...household(at));
  return all;
}

function household(at: number): RecordView[] {
  const id = `household-${at}`;
  const near = at % 4 === 3;
  const causes = [pick(["NN01", "NN05", "NN06"], at), ...(at % 3 === 0 ? ["NN08"] : [])];
  const indicators = near ? ["D08"] : ["D02", "D07", "D08"].slice(0, 1 + (at % 3));
  const done = at % 5 !== 2;
  const fields: Record<string, unknown> = {
    head_name: `${pick(FAMILY, at * 3)} ${pick(MIDDLE, at)} ${pick(GIVEN, at * 5 + 3)}`,
    birth_year: 1946 + ((at * 7) % 50),
    hamlet: `hamlet-${at % HAMLETS.length}`,
    class: near ? "near_poor" : at % 6 === 5 ? "poor_n2" : "poor_n1",
    area: "rural",
    ethnic_group: pick(CATALOGUE.ethnic_groups, at),
    stated_members: 2 + (at % 5),
    stated_workers: 1 + (at % 3),
    score: { b1: 70 + ((at * 5) % 70), b2: indicators.length * 10 },
  };
  if (at % 11 !== 4) for (const code of causes) fields[`cause.${code}`] = true;
  for (const code of indicators) fields[`indicator.${code}`] = true;
  if (at % 2 === 0) fields["need.N01"] = true;
  if (done)
    fields.expected = near ? "leaves" : pick(["leaves", "leaves", "to_near_poor", "stays"], at);
  const home = record("household", null, fields, id);
  const records = [
    home,
    record("member", id, {
      name: fields.head_name,
      relation: "Chủ hộ",
      birth: String(fields.birth_year),
      works: true,
    }),
    record("member", id, {
      name: `${pick(FAMILY, at + 2)} ${pick(MIDDLE, at + 1)} ${pick(GIVEN, at + 9)}`,
      relation: "Con",
      birth: "2008",
    }),
  ];
  if (!done) return records;
  records.push(record("assignment", id, { organisation: "h-pn", person: "h-1" }));
  const answered = [...causes, ...indicators].slice(0, at % 3 === 0 ? -1 : undefined);
  for (const [place, code] of answered.entries()) {
    const found = CATALOGUE.policies.find((one) => one.answers.includes(code));
    const measure = record("measure", id, {
      title: found?.name ?? "Hướng dẫn cách làm ăn",
      policy: found?.code ?? null,
      [`answers.${code}`]: true,
      months: { from: 3 + place, to: 12 },
      organisation: place === 1 ? "h-nd" : "h-pn",
      person: place === 1 ? "h-2" : "h-1",
      standing: at % 7 === 1 && place === 0 ? "suggested" : "accepted",
    });
    const source = code.startsWith("D02") ? "budget" : pick(["credit", "budget", "other"], place);
    const amount = pick([40_000_000, 2_500_000, 3_218_400, 10_000_000], at + place);
    records.push(
      measure,
      record("funding", measure.id, {
        money: { source, kind: source === "credit" ? "loan" : "grant", amount },
      }),
    );
    if (place === 0)
      records.push(
        record("funding", measure.id, {
          money: { source: "household", kind: "own", amount: 5_000_000 },
        }),
      );
  }
  return records;
}
