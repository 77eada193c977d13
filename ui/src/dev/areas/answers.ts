// The district's comments at the commune, its files and where the plan stands, invented.
import type { AnswersView, CommentView, InboxVerdict, StatusView } from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";
import { invent } from "./review";

const NOW = "2020-02-18T10:00:00";

export class InventedAnswers {
  comments: CommentView[] = [];
  known = true;
  taken = false;

  view(core: InventedCore): AnswersView {
    const waits = this.comments.filter((one) => !one.changed && one.answer === null);
    const must = waits.filter((one) => one.severity === "must").length;
    return {
      ...{ saved: core.saved(), comments: this.comments, decisions: [] },
      ...{ must, open: waits.length - must, answered: this.comments.length - waits.length },
    };
  }

  status(): StatusView {
    const version = (number: number, stage: StatusView["versions"][number]["stage"]) => ({
      ...{ number, short: "7ZK3D 9QW2E R5T6Y 8M4N1", stage, frozen_at: "2020-02-10T16:02:00" },
      ...{ sent_at: "2020-02-10T16:10:00", received_at: this.taken ? NOW : null },
      ...{ decisions: [], current: false },
    });
    return {
      versions: [version(1, this.taken ? "returned" : "sent")],
      ...{ approved: null, amendment: null, must: 0, open: 0, answered: 0 },
      answers_unsent: this.comments.some((one) => one.answer !== null),
    };
  }

  verdict(path: string): InboxVerdict {
    return {
      ...{ path, good: this.known, kind: "tra", number: 1, key_changed: false },
      message: this.known
        ? "Bản 1 được trả lại để sửa. 3 góp ý mới."
        : "Chưa đối chiếu khóa của UBND huyện Triệu Sơn. Kế hoạch không thay đổi. Hãy so sáu từ trong thư của huyện.",
      ...{ sender_name: "UBND huyện Triệu Sơn", sealed_at: NOW, unknown_sender: !this.known },
      ...{ task_number: null, task_changes: [], comments: 3, edited: 0, settled: 0, withdrawn: 0 },
      ...{ decisions: [], receipt: null },
    };
  }

  /** The district has said something. */
  hear(): void {
    this.taken = true;
    this.comments = [
      invent(1, { now: "40.000.000 đ", changed: true }),
      invent(2, {
        ...{ text: "Ghi tên người giúp đỡ.", name: "Hà Văn Bảo", household: "household-1" },
        ...{ record: "household-1", field: "note", label: "Ghi chú", read: "", now: "" },
      }),
      invent(3, {
        ...{ severity: "note", text: "Phần đánh giá nên nêu kết quả năm 2019.", name: null },
        ...{ household: null, record: "s", field: "text", label: "Nội dung", hamlet: null },
        ...{ paper: "poverty", place: "assessment", read: null, now: null },
      }),
    ];
  }
}

const KNOWN = new WeakMap<InventedCore, InventedAnswers>();

export function answersIn(core: InventedCore): InventedAnswers {
  const known = KNOWN.get(core) ?? new InventedAnswers();
  KNOWN.set(core, known);
  return known;
}

export const answers = (core: InventedCore): Handlers => {
  const held = () => answersIn(core);
  return {
    "answers.view": () => held().view(core),
    "handing.status": () => held().status(),
    "answers.write": ({ comment, state, text }) => {
      if (state === "explained" && !text)
        throw refusal(
          "invalid",
          "Giải trình cần một câu. Chưa ghi gì. Hãy viết vì sao giữ nguyên.",
        );
      held().comments = held().comments.map((one) =>
        one.id === comment
          ? { ...one, answer: state && { state, text, who: "Lê Văn An", at: NOW } }
          : one,
      );
      return held().view(core);
    },
    "inbox.judge": ({ paths }) => paths.map((path: string) => held().verdict(path)),
    "inbox.take": ({ paths }) => {
      held().hear();
      return paths.map((path: string) => held().verdict(path));
    },
  };
};
