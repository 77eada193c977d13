// The invented core's answers to what fills a dossier: offers, values shown beforehand, copying,
// and the history of a household.
import type {
  HelperPair,
  HistoryChange,
  HouseholdStep,
  MoneyLine,
  OfferView,
  Prefill,
  QuestionOffers,
  RecordView,
} from "$lib/ipc/bindings";
import { field, flag, seen, text, type FieldValue } from "$lib/ipc/record";
import type { Handlers, InventedCore } from "../core";
import { CATALOGUE } from "../invented";

const MONTHS = { from: 3, to: 12 };

/** Who usually helps in the household's hamlet. */
function usual(core: InventedCore, home: RecordView): HelperPair {
  const own = core.of("assignment", home.id)[0];
  const near = core
    .of("household")
    .filter((other) => text(other, "hamlet") === text(home, "hamlet") && other.id !== home.id);
  const found = own ?? near.flatMap((other) => core.of("assignment", other.id))[0] ?? null;
  return {
    organisation: text(found, "organisation") || null,
    person: text(found, "person") || null,
  };
}

const moneyOf = (code: string): MoneyLine | null => {
  const policy = CATALOGUE.policies.find((one) => one.code === code);
  return policy?.amount && policy.amount_confirmed && policy.money_source && policy.money_kind
    ? { source: policy.money_source, kind: policy.money_kind, amount: policy.amount }
    : null;
};

export function offers(core: InventedCore, home: RecordView): QuestionOffers[] {
  const { questions, measures } = core.plan(home);
  return questions
    .filter((one) => !one.answered)
    .map(({ code, name }) => ({
      code,
      offers: CATALOGUE.policies
        .filter((policy) => policy.answers.includes(code))
        .map((policy): OfferView => {
          const link = measures.find((one) => text(one.record, "policy") === policy.code);
          return {
            ...{ entry: policy.code, policy: policy.code, title: policy.name, unfunded: false },
            ...{ money: moneyOf(policy.code), months: MONTHS, helper: usual(core, home) },
            why: `Danh mục ghi giải pháp này trả lời «${name}».`,
            basis: policy.legal_basis,
            uncertain: policy.uncertain,
            unfit:
              policy.code === "P01" && text(home, "class") === "near_poor"
                ? "Chính sách dành cho hộ nghèo."
                : null,
            link: link?.record.id ?? null,
          };
        }),
    }));
}

export function prefill(core: InventedCore, home: RecordView): Prefill {
  const pair = usual(core, home);
  const measures = core.plan(home).measures.map(({ record, funding }) => {
    const funded = funding.length > 0 || flag(record, "unfunded") || text(record, "project") !== "";
    const helped = text(record, "organisation") !== "";
    return {
      measure: record.id,
      money: funded ? null : moneyOf(text(record, "policy")),
      months: field(record, "months").value === null ? MONTHS : null,
      organisation: helped ? null : pair.organisation,
      person: helped ? null : pair.person,
    };
  });
  const lacks = (one: (typeof measures)[number]) =>
    one.money !== null || one.months !== null || one.organisation !== null;
  const assigned = core.of("assignment", home.id).length > 0;
  return {
    measures: measures.filter(lacks),
    helper: assigned || pair.organisation === null ? null : pair,
  };
}

const plainView = (value: FieldValue): string =>
  value === null ? "(để trống)" : typeof value === "object" ? JSON.stringify(value) : String(value);

export const dossier = (core: InventedCore): Handlers => {
  /** Writes and new records of one action, as one step. */
  function together(what: string, home: RecordView, work: (act: Act) => void): void {
    const act = new Act(core);
    work(act);
    if (act.done.length === 0) return;
    core.step(
      what,
      () => [...act.done].reverse().forEach((one) => one.undo()),
      () => act.done.forEach((one) => one.redo()),
      home,
    );
  }

  return {
    "record.write_all": ({ id, writes }) => {
      const record = core.record(id);
      together(`Sửa ${record.kind}`, record, (act) => {
        for (const one of writes) act.write(record, one.field, one.value);
      });
      return { saved: core.saved(), record };
    },
    "record.create_linked": ({ kind, fields, id, owner_kind, owner_parent, field: name }) => {
      let owner = id ? core.record(id) : null;
      let made = "";
      together(`Thêm ${kind}`, owner ?? core.record(owner_parent), (act) => {
        made = act.create(kind, null, fields).id;
        if (owner) act.write(owner, name, made);
        else owner = act.create(owner_kind, owner_parent, { [name]: made });
      });
      return { saved: core.saved(), record: owner, made };
    },
    "dossier.accept": ({ household, prefill: shown, taken }) => {
      const home = core.record(household);
      let values = 0;
      let measures = 0;
      together("Nhận phần điền sẵn", home, (act) => {
        for (const record of core.of("measure", home.id)) {
          if (text(record, "standing") !== "suggested") continue;
          act.write(record, "standing", "accepted");
          measures += 1;
        }
        for (const one of shown.measures) {
          const record = core.record(one.measure);
          for (const name of ["months", "organisation", "person"])
            if (one[name] && field(record, name).value === null) act.write(record, name, one[name]);
          if (one.money) act.create("funding", record.id, { money: one.money });
        }
        if (shown.helper) act.create("assignment", home.id, shown.helper);
        if (taken) {
          const { money, months, helper, title, policy } = taken.offer;
          const measure = act.create("measure", home.id, {
            ...{ title, policy, months, ...helper, standing: "accepted" },
            [`answers.${taken.code}`]: true,
          });
          measures += 1;
          if (money) act.create("funding", measure.id, { money });
        }
        values = act.done.length;
      });
      return { saved: core.saved(), measures, values };
    },
    "dossier.copy": ({ from, to, causes, measures, helper }) => {
      const [theirs, home] = [core.record(from), core.record(to)];
      const done = { causes: 0, measures: 0, helper: false };
      together("Chép kế hoạch từ hộ khác", home, (act) => {
        for (const { code } of causes ? CATALOGUE.causes : []) {
          if (!flag(theirs, `cause.${code}`) || flag(home, `cause.${code}`)) continue;
          act.write(home, `cause.${code}`, true);
          done.causes += 1;
        }
        for (const measure of measures ? core.of("measure", from) : []) {
          const fields = Object.fromEntries(
            Object.entries(measure.fields).map(([name, view]) => [name, view?.value ?? null]),
          );
          act.create("measure", to, { ...fields, standing: "suggested" });
          done.measures += 1;
        }
        const assignment = helper ? core.of("assignment", from)[0] : undefined;
        if (assignment && core.of("assignment", to).length === 0) {
          const [organisation, person] = ["organisation", "person"].map((name) =>
            text(assignment, name),
          );
          act.create("assignment", to, { organisation, person });
          done.helper = true;
        }
      });
      const parts = `${done.causes} nguyên nhân, ${done.measures} giải pháp (đề xuất, chờ nhận)`;
      return {
        ...done,
        saved: core.saved(),
        said: `Chép từ hộ ${text(theirs, "head_name")}: ${parts}.`,
      };
    },
    "history.household": ({ id, offset, limit }) => {
      const home = core.record(id);
      const records = [home, ...core.of("member", id), ...core.of("measure", id)];
      const changes = records.flatMap((record) =>
        Object.entries(record.fields)
          .filter(([, view]) => typeof view?.value === "string" || typeof view?.value === "number")
          .map(([name, view]): HistoryChange => {
            const name_of = text(record, "title") || text(record, "name");
            const kinds = { member: "Thành viên", measure: "Giải pháp" } as Record<string, string>;
            return {
              record: record.id,
              about: `${kinds[record.kind] ?? "Hộ"} ${name_of}`.trim(),
              doing: "written",
              field: name,
              label: name,
              from: name === "birth_year" ? "1964" : "(để trống)",
              to: plainView(view?.value ?? null),
              value: name === "birth_year" ? 1964 : null,
              seen: seen(field(record, name)),
              can_put_back: name !== "head_name",
            };
          }),
      );
      const all = changes.map((change, at): HouseholdStep => ({
        step: {
          number: changes.length - at,
          what: `Sửa hộ ${text(home, "head_name")}`,
          who: at % 2 === 0 ? "Lê Thị Lan" : "",
          at: `2020-02-11T14:${String(59 - (at % 60)).padStart(2, "0")}:00`,
          undone: at === 1,
          undoable: false,
        },
        changes: at === 0 ? [change, ...changes.slice(1, 3)] : [change],
      }));
      return { total: all.length, steps: all.slice(offset, offset + limit) };
    },
  };
};

/** What one action writes; nothing stands before the step runs it. */
class Act {
  done: { undo: () => void; redo: () => void }[] = [];
  #core: InventedCore;

  constructor(core: InventedCore) {
    this.#core = core;
  }

  write(record: RecordView, name: string, value: FieldValue): void {
    const before = record.fields[name];
    const after = { value, dots: [this.#core.dot()], others: [] };
    this.done.push({
      undo: () => {
        if (before) record.fields[name] = before;
        else delete record.fields[name];
      },
      redo: () => (record.fields[name] = after),
    });
  }

  create(kind: string, parent: string | null, fields: Record<string, unknown>): RecordView {
    const core = this.#core;
    const record: RecordView = {
      ...{ id: `${kind}-${core.dot()}`, kind, parent, fields: {}, flagged: false },
    };
    for (const [name, value] of Object.entries(fields))
      if (value !== null && value !== "")
        record.fields[name] = { value: value as never, dots: [core.dot()], others: [] };
    this.done.push({
      undo: () => core.records.delete(record.id),
      redo: () => core.records.set(record.id, record),
    });
    return record;
  }
}
