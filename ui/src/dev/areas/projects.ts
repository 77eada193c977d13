// The invented core's answers to the commands of one area of the window.
import type { ProjectView, RecordView } from "$lib/ipc/bindings";
import { flag, part, partText, text } from "$lib/ipc/record";
import { fold } from "$lib/i18n/format";
import { refusal, type Handlers, type InventedCore } from "../core";

const SOURCES = ["budget", "credit", "household", "other"];

function view(core: InventedCore, record: RecordView): ProjectView {
  const funding = core.of("funding", record.id);
  const amount = (one: RecordView) => part(one, "money", "amount") ?? 0;
  const total = funding.reduce((sum, one) => sum + amount(one), 0);
  const sharing = core.sorted("hamlet").flatMap((home) => {
    const measures = core
      .of("measure", home.id)
      .filter((one) => text(one, "project") === record.id);
    const listed = flag(record, `participant.${home.id}`);
    return listed || measures.length > 0 ? [{ home, listed, measures: measures.length }] : [];
  });
  return {
    record,
    funding,
    money: SOURCES.map((source) =>
      funding
        .filter((one) => partText(one, "money", "source") === source)
        .reduce((sum, one) => sum + amount(one), 0),
    ),
    total,
    participants: sharing.map(({ home, listed, measures }, at) => ({
      id: home.id,
      head_name: text(home, "head_name"),
      hamlet: text(core.records.get(text(home, "hamlet")) ?? null, "name") || null,
      class: text(home, "class") || null,
      ...{ listed, measures },
      share: Math.floor(total / sharing.length) + Number(at < total % sharing.length),
    })),
  };
}

const sorted = (core: InventedCore) =>
  core.of("project").sort((a, b) => (fold(text(a, "name")) < fold(text(b, "name")) ? -1 : 1));

export const projects = (core: InventedCore): Handlers => ({
  "project.list": () => ({
    projects: sorted(core).map((record) => view(core, record)),
    total: sorted(core).reduce((sum, record) => sum + view(core, record).total, 0),
    helpers: core.of("helper").map((one) => ({
      id: one.id,
      name: text(one, "name"),
      is_person: text(one, "type") === "person",
      organisation: text(one, "organisation") || null,
      short_name: text(one, "short_name") || null,
      position: text(one, "position") || null,
      load: 0,
    })),
  }),
  "project.participants": ({
    id,
    add,
    remove,
  }: {
    id: string;
    add: string[];
    remove: string[];
  }) => {
    const record = core.record(id);
    if (record.kind !== "project")
      throw refusal("not_found", "Không còn thấy dự án này. Dữ liệu không thay đổi.");
    const before = { ...record.fields };
    const after = { ...record.fields };
    const put = (home: string, value: true | null) =>
      (after[`participant.${home}`] = { value, dots: [core.dot()], others: [] });
    for (const home of remove) put(home, null);
    for (const home of add) put(home, true);
    core.step(
      `Sửa dự án ${text(record, "name")}`,
      () => (record.fields = before),
      () => (record.fields = after),
      record,
    );
    return core.saved();
  },
});

/** Two projects, one of them with a long name (wish `projects=2` of the address). */
export function inventProjects(core: InventedCore, count = 2): void {
  const make = (id: string, kind: string, parent: string | null, fields: Record<string, unknown>) =>
    core.records.set(id, {
      ...{ id, kind, parent, flagged: false },
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          { value: value as never, dots: [core.dot()], others: [] },
        ]),
      ),
    });
  const homes = core.sorted("hamlet").map((home) => home.id);
  const ticks = (from: number, to: number) =>
    Object.fromEntries(homes.slice(from, to).map((home) => [`participant.${home}`, true]));
  make("project-1", "project", null, {
    name: "Nhân rộng mô hình nuôi bò sinh sản cho hộ nghèo các thôn Suối Trong, Đồng Xoan, Bến Đá",
    type: "production",
    dossier: "submitted",
    policy: "P01",
    months: { from: 3, to: 12 },
    ...ticks(0, 12),
  });
  make("project-1-a", "funding", "project-1", {
    money: { source: "budget", kind: "grant", amount: 240_000_000 },
  });
  make("project-1-b", "funding", "project-1", {
    money: { source: "household", kind: "own", amount: 36_000_000 },
  });
  if (count > 1) make("project-2", "project", null, { name: "Đường thôn Bến Đá", type: "common" });
}
