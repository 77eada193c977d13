// The invented core's answers to the commands of one area of the window.
import type { ConflictView, RecordView } from "$lib/ipc/bindings";
import { text } from "$lib/ipc/record";
import type { Handlers, InventedCore } from "../core";

const LABELS: Record<string, string> = {
  birth_year: "năm sinh",
  note: "ghi chú",
  money: "kinh phí",
};

function shown(value: unknown): string {
  if (value === null) return "để trống";
  if (typeof value === "object" && "amount" in value)
    return `ngân sách, cho không: ${String(value.amount).replace(/\B(?=(\d{3})+$)/g, ".")} đ`;
  return String(value);
}

const households = (core: InventedCore, record: RecordView): RecordView => {
  const above = record.parent ? core.records.get(record.parent) : undefined;
  return above ? households(core, above) : record;
};

export const openConflicts = (core: InventedCore): ConflictView[] =>
  [...core.records.values()].flatMap((record) =>
    Object.entries(record.fields).flatMap(([field, view]) => {
      if (!view || view.others.length === 0) return [];
      const top = households(core, record);
      return [
        {
          household: top.kind === "household" ? top.id : null,
          name: text(top, "head_name") || text(top, "name"),
          hamlet: text(core.records.get(text(top, "hamlet")) ?? null, "name") || null,
          within:
            record.kind === "household"
              ? null
              : `giải pháp «${text(record, "title") || text(core.records.get(record.parent ?? "") ?? null, "title")}»`,
          record: record.id,
          kind: record.kind,
          field,
          label: LABELS[field] ?? field,
          dots: [...new Set([...view.dots, ...view.others.map((other) => other.dot)])],
          values: view.others.map((other) => ({ ...other, shown: shown(other.value) })),
        },
      ];
    }),
  );

export const conflicts = (core: InventedCore): Handlers => ({
  "conflict.list": () => openConflicts(core),
});

/** Two households that a second laptop changed too (wish `conflicts` of the address). */
export function inventConflicts(core: InventedCore): void {
  const put = (id: string, field: string, values: [unknown, string, string][]) => {
    const record = core.records.get(id);
    if (!record) return;
    const others = values.map(([value, who, at], place) => ({
      ...{ value: value as never, who, at },
      dot: `máy-${place}.${id}.${field}`,
    }));
    record.fields[field] = {
      value: others[0]?.value ?? null,
      dots: others.map((o) => o.dot),
      others,
    };
  };
  put("household-0", "birth_year", [
    [1946, "Lê Văn Thắng", "2020-02-10T21:14:00"],
    [1964, "Phạm Thị Ngọc", "2020-02-10T20:47:00"],
  ]);
  put("household-1", "note", [
    [
      "Nhà dột hai gian, mái lợp từ năm 1998, mùa mưa phải sang ở nhờ nhà anh trai",
      "Lê Văn Thắng",
      "2020-02-10T21:16:00",
    ],
    [null, "Phạm Thị Ngọc", "2020-02-10T20:51:00"],
  ]);
  const [funding] = core.of("funding");
  if (funding)
    put(funding.id, "money", [
      [
        { source: "budget", kind: "grant", amount: 40_000_000 },
        "Lê Văn Thắng",
        "2020-02-10T21:20:00",
      ],
      [
        { source: "budget", kind: "grant", amount: 50_000_000 },
        "Phạm Thị Ngọc",
        "2020-02-10T20:55:00",
      ],
    ]);
}
