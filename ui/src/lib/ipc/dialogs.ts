// The operating system's file dialogs, behind a seam: WebDriver cannot reach a native dialog,
// so before one opens the page is asked whether somebody answers in its place.
//
//   window.addEventListener("benvung:pick", (event) => {
//     event.preventDefault();
//     event.detail.answer("/a/list.xlsx");   // or null: nothing chosen
//   }, { once: true });
import { open, save } from "@tauri-apps/plugin-dialog";

export type FileKind = "workplace" | "spreadsheet";

/** What the screens need of dialogs. Paths are whole paths; null = the person chose nothing. */
export interface Dialogs {
  pickFile(kind: FileKind, title: string): Promise<string | null>;
  pickPlace(kind: FileKind, title: string, suggested: string): Promise<string | null>;
}

const EXTENSIONS: Record<FileKind, string[]> = {
  workplace: ["benvung"],
  spreadsheet: ["xlsx"],
};

const filters = (kind: FileKind, name: string) => [{ name, extensions: EXTENSIONS[kind] }];

export const nativeDialogs: Dialogs = {
  async pickFile(kind, title) {
    const answer = askPage(kind);
    if (answer) return answer;
    return open({ title, multiple: false, directory: false, filters: filters(kind, title) });
  },
  async pickPlace(kind, title, suggested) {
    const answer = askPage(kind);
    if (answer) return answer;
    return save({ title, defaultPath: suggested, filters: filters(kind, title) });
  },
};

type PickDetail = { kind: FileKind; answer: (path: string | null) => void };

/** Null when nobody in the page answers. */
function askPage(kind: FileKind): Promise<string | null> | null {
  let answer: (path: string | null) => void = () => {};
  const answered = new Promise<string | null>((resolve) => (answer = resolve));
  const event = new CustomEvent<PickDetail>("benvung:pick", {
    cancelable: true,
    detail: { kind, answer },
  });
  return window.dispatchEvent(event) ? null : answered;
}
