// The operating system's file dialogs, behind a seam: WebDriver cannot reach a native dialog,
// so before one opens the page is asked whether somebody answers in its place.
//
//   window.addEventListener("benvung:pick", (event) => {
//     event.preventDefault();
//     event.detail.answer("/a/list.xlsx");   // or null: nothing chosen; or a list of files
//   }, { once: true });
//
// Files dropped onto the window come the same two ways: from the system, or from the page.
//
//   window.dispatchEvent(new CustomEvent("benvung:drop", { detail: { paths: ["/a/b.bvgoi"] } }));
import { TauriEvent, listen } from "@tauri-apps/api/event";
import { open, save } from "@tauri-apps/plugin-dialog";

export type FileKind = "workplace" | "spreadsheet" | "pdf" | "docx" | "xlsx" | "key" | "package";

/** What the screens need of dialogs. Paths are whole paths; null = the person chose nothing. */
export interface Dialogs {
  pickFile(kind: FileKind, title: string): Promise<string | null>;
  pickPlace(kind: FileKind, title: string, suggested: string): Promise<string | null>;
  pickFolder(title: string): Promise<string | null>;
  pickFiles(kind: FileKind, title: string): Promise<string[]>;
  /** Files or folders dropped onto the window; the returned function stops listening. */
  onDrop(listener: (drop: Drop) => void): () => void;
}

/** Null while the files hang over the window; an empty list when they went away again. */
export type Drop = { paths: string[] | null };

const EXTENSIONS: Record<FileKind, string[]> = {
  workplace: ["benvung"],
  spreadsheet: ["xlsx"],
  pdf: ["pdf"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  key: ["key"],
  package: ["bvgoi"],
};

const filters = (kind: FileKind, name: string) => [{ name, extensions: EXTENSIONS[kind] }];

export const nativeDialogs: Dialogs = {
  async pickFile(kind, title) {
    const answer = askPage(kind);
    if (answer) return first(await answer);
    return open({ title, multiple: false, directory: false, filters: filters(kind, title) });
  },
  async pickPlace(kind, title, suggested) {
    const answer = askPage(kind);
    if (answer) return first(await answer);
    return save({ title, defaultPath: suggested, filters: filters(kind, title) });
  },
  async pickFolder(title) {
    const answer = askPage("folder");
    if (answer) return first(await answer);
    return open({ title, multiple: false, directory: true });
  },
  async pickFiles(kind, title) {
    const answer = askPage(kind);
    if (answer) return list(await answer);
    return list(await open({ title, multiple: true, filters: filters(kind, title) }));
  },
  onDrop(listener) {
    const fromPage = (event: Event) => listener((event as CustomEvent<Drop>).detail);
    window.addEventListener("benvung:drop", fromPage);
    const fromSystem = [
      listen(TauriEvent.DRAG_ENTER, () => listener({ paths: null })),
      listen(TauriEvent.DRAG_LEAVE, () => listener({ paths: [] })),
      listen<{ paths: string[] }>(TauriEvent.DRAG_DROP, ({ payload }) =>
        listener({ paths: payload.paths }),
      ),
    ];
    return () => {
      window.removeEventListener("benvung:drop", fromPage);
      for (const listening of fromSystem) void listening.then((stop) => stop());
    };
  },
};

const list = (chosen: Answer): string[] =>
  chosen === null ? [] : typeof chosen === "string" ? [chosen] : chosen;
const first = (chosen: Answer): string | null => list(chosen)[0] ?? null;

type Answer = string | string[] | null;
type PickDetail = { kind: FileKind | "folder"; answer: (path: Answer) => void };

/** Null when nobody in the page answers. */
function askPage(kind: FileKind | "folder"): Promise<Answer> | null {
  let answer: (path: Answer) => void = () => {};
  const answered = new Promise<Answer>((resolve) => (answer = resolve));
  const event = new CustomEvent<PickDetail>("benvung:pick", {
    cancelable: true,
    detail: { kind, answer },
  });
  return window.dispatchEvent(event) ? null : answered;
}
