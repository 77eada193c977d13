// Saving and drafts of one field: nothing typed is lost, nothing unseen is replaced.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FieldEdit, OpenEdits, type Parsed } from "$lib/form/edit.svelte";
import { parseText } from "$lib/form/parse";
import type { Saved } from "$lib/ipc/bindings";
import { caller } from "$lib/ipc/transport";
import { Drafts } from "$lib/state/drafts.svelte";
import { Saving } from "$lib/state/saving.svelte";

const SAVED: Saved = { saved_at: "2020-02-11T14:03:21", undo: "Sửa", redo: null };

function world(parse: (text: string) => Parsed = parseText) {
  const calls: [string, unknown][] = [];
  const call = caller({
    dispatch: async (command, args) => {
      calls.push([command, args]);
      return {};
    },
    onProgress: () => () => {},
  });
  const parts = {
    saving: new Saving(),
    drafts: new Drafts(call),
    edits: new OpenEdits(),
    unexplained: () => "Việc ngoài dự tính.",
  };
  const source = { record: "h1", field: "head_name", shown: "Lê Văn An", dots: ["a1"] };
  const stored: { value: unknown; seen: string[] }[] = [];
  let refuse: string | null = null;
  const edit = new FieldEdit(
    parts,
    () => source,
    parse,
    async (value, seen) => {
      if (refuse !== null) throw { code: "disk_full", message: refuse, incident: null };
      stored.push({ value, seen });
      source.shown = String(value ?? "");
      source.dots = [`b${stored.length}`];
      return { saved: SAVED };
    },
  );
  return {
    ...parts,
    edit,
    source,
    stored,
    calls,
    refuseWith: (message: string | null) => (refuse = message),
    kept: () => calls.filter(([command]) => command === "draft.keep").map(([, args]) => args),
    dropped: () => calls.filter(([command]) => command === "draft.drop").length,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a field", () => {
  it("writes on leaving, with the dots it showed when typing began", async () => {
    const { edit, source, stored, saving } = world();
    edit.input("Lê Văn Anh");
    source.dots = ["a2"]; // another write arrives meanwhile
    expect(await edit.leave()).toBe(true);
    expect(stored).toEqual([{ value: "Lê Văn Anh", seen: ["a1"] }]);
    expect(edit.dirty).toBe(false);
    expect(saving.saved).toEqual(SAVED);
  });

  it("writes nothing when the text is as it was", async () => {
    const { edit, stored } = world();
    edit.input("Lê Văn Anh");
    edit.input("Lê Văn An");
    expect(await edit.leave()).toBe(true);
    expect(stored).toEqual([]);
  });

  it("keeps a draft at most a second after the first key, and again while typing goes on", async () => {
    const { edit, kept } = world();
    edit.input("L");
    await vi.advanceTimersByTimeAsync(500);
    edit.input("Lê");
    await vi.advanceTimersByTimeAsync(500);
    expect(kept()).toEqual([{ record: "h1", field: "head_name", text: "Lê" }]);
    edit.input("Lê V");
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept()).toHaveLength(2);
  });

  it("drops the draft once it is saved", async () => {
    const { edit, dropped } = world();
    edit.input("Lê Văn Anh");
    await vi.advanceTimersByTimeAsync(1000);
    await edit.leave();
    expect(dropped()).toBe(1);
  });

  it("drops the draft on Esc and shows the saved value again", async () => {
    const { edit, dropped, stored } = world();
    edit.input("Lê");
    await vi.advanceTimersByTimeAsync(1000);
    edit.escape();
    expect(edit.text).toBe("Lê Văn An");
    expect(dropped()).toBe(1);
    expect(await edit.leave()).toBe(true);
    expect(stored).toEqual([]);
  });

  it("keeps text and draft when the core refuses, and saves them on trying again", async () => {
    const { edit, saving, kept, stored, refuseWith } = world();
    refuseWith("Đĩa đầy.");
    edit.input("Lê Văn Anh");
    expect(await edit.leave()).toBe(false);
    expect(edit.text).toBe("Lê Văn Anh");
    expect(edit.problem).toBe("Đĩa đầy.");
    expect(saving.phase).toBe("failed");
    expect(kept()).toHaveLength(1);
    refuseWith(null);
    await saving.retry();
    expect(stored).toHaveLength(1);
    expect(saving.phase).toBe("saved");
    expect(edit.dirty).toBe(false);
  });

  it("explains what it cannot read and does not write it", async () => {
    const { edit, stored, kept } = world(() => ({ message: "không phải số" }));
    edit.input("ba");
    expect(await edit.leave()).toBe(false);
    expect(edit.problem).toBe("không phải số");
    expect(stored).toEqual([]);
    expect(kept()).toHaveLength(1);
  });

  it("is not overwritten by what arrives while it is typed into", () => {
    const { edit, source } = world();
    edit.input("Lê Văn Anh");
    source.shown = "Lê Văn Bảo";
    expect(edit.text).toBe("Lê Văn Anh");
  });

  it("writes once when Enter and leaving come together", async () => {
    const { edit, stored } = world();
    edit.input("Lê Văn Anh");
    await Promise.all([edit.leave(), edit.leave()]);
    expect(stored).toHaveLength(1);
  });

  it("goes off the screen with its text kept as a draft", () => {
    const { edit, kept } = world();
    edit.input("Lê Văn Anh");
    edit.destroy();
    expect(kept()).toHaveLength(1);
  });

  it("takes back an accepted draft as unsaved text", () => {
    const { drafts, saving, edits, source } = world();
    const draft = {
      record: "h1",
      field: "head_name",
      text: "Lê V",
      at: "",
      household: "h1",
      head_name: null,
    };
    drafts.offer([draft]);
    drafts.accept(draft);
    const edit = new FieldEdit(
      { drafts, saving, edits, unexplained: () => "" },
      () => source,
      parseText,
      async () => ({}),
    );
    expect([edit.text, edit.dirty, edits.any]).toEqual(["Lê V", true, true]);
  });
});

describe("saving", () => {
  it("says «đang ghi» only when a write is slow", async () => {
    const { saving } = world();
    let finish: () => void = () => {};
    const work = saving.run("k", () => new Promise<void>((resolve) => (finish = resolve)));
    await vi.advanceTimersByTimeAsync(299);
    expect(saving.phase).toBe("saved");
    await vi.advanceTimersByTimeAsync(2);
    expect(saving.phase).toBe("writing");
    finish();
    await work;
    expect(saving.phase).toBe("saved");
  });

  it("runs writes one after another", async () => {
    const { saving } = world();
    const order: string[] = [];
    const slow = saving.run("a", async () => {
      await vi.advanceTimersByTimeAsync(10);
      order.push("a");
    });
    const quick = saving.run("b", async () => void order.push("b"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["a", "b"]);
  });
});
