// The invented core's answers to the commands of one area of the window.
import type { HelperLine, HelpersView, RecordView } from "$lib/ipc/bindings";
import { part, text } from "$lib/ipc/record";
import { refusal, type Handlers, type InventedCore } from "../core";

const of = (core: InventedCore, kind: string, id: string) =>
  core.of(kind).filter((one) => [text(one, "person"), text(one, "organisation")].includes(id));

function line(core: InventedCore, record: RecordView): HelperLine {
  const { id } = record;
  const homes = new Set(of(core, "assignment", id).map((one) => one.parent ?? ""));
  const measures = of(core, "measure", id);
  const helped = [...homes].flatMap((home) => core.records.get(home) ?? []);
  const near = helped.filter((home) => text(home, "class") === "near_poor").length;
  const hamlets = new Set(helped.map((home) => text(home, "hamlet")));
  const funding = measures.flatMap((one) => core.of("funding", one.id));
  return {
    ...{ record, id, name: text(record, "name"), is_person: text(record, "type") === "person" },
    short_name: text(record, "short_name") || null,
    position: text(record, "position") || null,
    organisation: text(record, "organisation") || null,
    hamlet: text(record, "hamlet") || null,
    households: homes.size,
    ...{ poor: homes.size - near, near_poor: near },
    hamlets: [...hamlets].map((one) => text(core.records.get(one) ?? null, "name")).sort(),
    measures: measures.length,
    measured: new Set(measures.map((one) => one.parent)).size,
    money: funding.reduce((sum, one) => sum + (part(one, "money", "amount") ?? 0), 0),
    persons: core.of("helper").filter((one) => text(one, "organisation") === id).length,
  };
}

export const helpers = (core: InventedCore): Handlers => ({
  "helper.list": (): HelpersView => {
    const assigned = new Set(core.of("assignment").map((one) => one.parent));
    const homes = core.of("household");
    const hamlets = core.of("hamlet").map((hamlet) => {
      const own = homes.filter((home) => text(home, "hamlet") === hamlet.id);
      return {
        ...{ id: hamlet.id, name: text(hamlet, "name"), households: own.length },
        without: own.filter((home) => !assigned.has(home.id)).map((home) => home.id),
        persons: core
          .of("helper")
          .filter((one) => text(one, "hamlet") === hamlet.id)
          .map((one) => one.id),
      };
    });
    return {
      helpers: core.of("helper").map((one) => line(core, one)),
      hamlets,
      households: homes.length,
      without: hamlets.reduce((sum, hamlet) => sum + hamlet.without.length, 0),
    };
  },
  "helper.delete": ({ id, to, preview }) => {
    const record = core.records.get(id);
    if (!record) throw refusal("not_found", "Mục này không còn trong kế hoạch.");
    const { households, measures, persons } = line(core, record);
    const field = text(record, "type") === "person" ? "person" : "organisation";
    const touched = [...of(core, "assignment", id), ...of(core, "measure", id)];
    const before = touched.map((one) => one.fields[field]);
    if (!preview)
      core.step(
        `Xóa ${text(record, "name")}`,
        () => {
          core.records.set(id, record);
          touched.forEach((one, at) => {
            const old = before[at];
            if (old) one.fields[field] = old;
          });
        },
        () => {
          core.records.delete(id);
          for (const one of touched)
            one.fields[field] = { value: to ?? null, dots: [core.dot()], others: [] };
        },
        record,
      );
    return { saved: core.saved(), households, measures, persons };
  },
});
