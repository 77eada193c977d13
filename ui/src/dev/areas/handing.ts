// The invented core's answers to the commands of one area of the window.
import { fold } from "$lib/i18n/format";
import type {
  FrozenVersion,
  HandingView,
  KnownReceiver,
  PrintedPaper,
  SentPackage,
  Submitted,
} from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";

const NOW = "2020-02-11T14:03:21";

/** The district's letter has these; the list of words is a small piece of the true one. */
export const DISTRICT_WORDS = [
  "gạo trắng",
  "ánh sao",
  "hàm răng",
  "khoảng trời",
  "dưa gang",
  "núi xanh",
];
const OWN_WORDS = ["con bò", "cây cau", "gánh nước", "mùa xuân", "bến đò", "lá chè"];
const LIST = [...DISTRICT_WORDS, ...OWN_WORDS, "gạo nếp", "ánh trăng", "hàm én", "núi cao"].sort();
const SHORT = ["5PDE2 KV7W2 SVZYR BR633", "9QXM4 T0A7C HN2FE 81KDW", "2WZB8 RS6TY 0VMPQ 3HXNE"];
const KEY = "D:\\Khoa-huyen-Trieu-Son.key";

const PAPERS: [PrintedPaper, ...PrintedPaper[]] = [
  { paper: "poverty", pages: 144 },
  { paper: "services", pages: 61 },
];

const finished = new WeakSet<InventedCore>();
const STAGES = ["finished", "frozen", "known", "sent"] as const;
export type Stage = (typeof STAGES)[number];

/** Brings the invented plan so far: nothing to mend, frozen, the district known, package written. */
export async function inventHanding(core: InventedCore, stage: Stage): Promise<void> {
  const steps: Record<Stage, () => unknown> = {
    finished: () => finished.add(core),
    frozen: () => core.dispatch("plan.freeze", {}),
    known: () => core.dispatch("handing.trust", { path: KEY, words: DISTRICT_WORDS }),
    sent: () => core.dispatch("package.submit", { folder: "E:\\" }),
  };
  for (const one of STAGES.slice(0, STAGES.indexOf(stage) + 1)) await steps[one]();
  core.calls.length = 0;
}

export const handing = (core: InventedCore): Handlers => {
  const versions: FrozenVersion[] = [];
  const sent: SentPackage[] = [];
  let receiver: KnownReceiver | null = null;
  let seen = 0;
  const writes = () => core.calls.filter(({ command }) => command === "record.write").length;
  const blocks = () =>
    finished.has(core) ? 0 : (core.figures().left.find((one) => one.step === "check")?.count ?? 0);

  const view = (): HandingView => {
    const home = core.of("household")[0];
    const changed = versions.length > 0 ? writes() - seen : 0;
    const open = blocks();
    return {
      households: core.of("household").length,
      blocks: open,
      warns: 12,
      blocking:
        open > 0 && home
          ? [
              {
                ...{ rule: "H04", count: open, household: home.id, record: home.id },
                ...{ head_name: core.nameOf(home.id), field: "cause.NN01" },
                message: "Nguyên nhân «Thiếu vốn» chưa có giải pháp hoặc lý do.",
              },
            ]
          : [],
      versions: versions.map((one, at) => ({ ...one, current: at === 0 && changed === 0 })),
      changed:
        changed > 0
          ? { number: versions.length, places: changed, households: 1, added: 0, removed: 0 }
          : null,
      receiver,
      own_words: OWN_WORDS,
      sent,
      training: core.workplace?.training ?? false,
    };
  };

  return {
    "handing.view": view,
    "plan.freeze": () => {
      const same = versions[0];
      if (same && writes() === seen) return { ...same, unchanged: true };
      seen = writes();
      const number = versions.length + 1;
      versions.unshift({
        ...{ number, frozen_at: NOW, who: "Lê Thị Hoa", fingerprint: "0".repeat(64) },
        short: SHORT[(number - 1) % SHORT.length] ?? "",
        papers: PAPERS,
        ...{ pages: 144, households: core.of("household").length, current: true, sent: 0 },
        unsent: [],
      });
      return { ...versions[0], unchanged: false };
    },
    "handing.pdf": ({ number, paper, path }) => {
      const file = `BV-15670-ThoBinh-2020-ban-0${number}${paper === "services" ? "-dich-vu" : ""}.pdf`;
      const { pages } = PAPERS.find((one) => one.paper === paper) ?? PAPERS[0];
      return { path: path ?? `C:\\BenVung\\ban-chot\\${file}`, pages, version: number };
    },
    "handing.key_file": ({ path }) => {
      if (!path.endsWith(".key"))
        throw refusal(
          "refused",
          "Tệp này không phải tệp khóa của chương trình. Chưa ghi nhận khóa nào. Hãy chọn tệp có đuôi .key do nơi nhận cấp.",
        );
      const relation = receiver === null ? "new" : path === KEY ? "known" : "other";
      const known_since = receiver?.since ?? null;
      return { path, name: "UBND huyện Triệu Sơn", relation, known_since };
    },
    "handing.trust": ({ words }) => {
      const wrong = DISTRICT_WORDS.flatMap((word, at) =>
        fold(words[at] ?? "") === fold(word) ? [] : [at + 1],
      );
      if (wrong.length > 0)
        return {
          ...{ receiver: null, wrong },
          message: `Từ thứ ${wrong.join(", ")} không khớp với khóa trong tệp. Chưa ghi nhận khóa nào.`,
        };
      receiver = {
        ...{ unit: "397", name: "UBND huyện Triệu Sơn", words: DISTRICT_WORDS },
        ...{ since: NOW, who: "Lê Thị Hoa" },
      };
      return { receiver, wrong, message: "" };
    },
    "words.complete": ({ text }) =>
      LIST.filter((word) => fold(word).startsWith(fold(text))).slice(0, 7),
    "package.key": ({ path }) => ({ path, words: OWN_WORDS }),
    "package.submit": ({ folder }): Submitted => {
      const latest = versions[0];
      if (!latest || !receiver) throw refusal("refused", "Chưa có bản nào được chốt.");
      const path = `${folder}BV-15670-ThoBinh-2020-trinh-0${latest.number}.bvgoi`;
      const already = sent.some((one) => one.path === path);
      const { number, short } = latest;
      const { name, words } = receiver;
      if (!already) {
        latest.sent += 1;
        sent.unshift({
          ...{ number, short, path, bytes: 916_373, sha256: "0".repeat(64) },
          ...{ at: NOW, who: "Lê Thị Hoa", receiver: name, words },
          papers: ["poverty", "services"],
          answers: null,
        });
      }
      return {
        ...{ path, bytes: 916_373, number, short, receiver: name, words },
        ...{ already, renamed: false },
      };
    },
  };
};
