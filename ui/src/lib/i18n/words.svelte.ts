// The language of the window, kept on this machine. `t()` is read in templates, so a switch
// shows at once. Messages of the core stay Vietnamese in either language.
import { en } from "./en";
import { vi, type Messages } from "./vi";

export type Language = "vi" | "en";

const CATALOGUES: Record<Language, Messages> = { vi, en };
export const LANGUAGES: Language[] = ["vi", "en"];
const KEY = "benvung.language";

const chosen = $state({ language: read() });

export const t = (): Messages => CATALOGUES[chosen.language];
export const language = (): Language => chosen.language;

export function setLanguage(next: Language): void {
  chosen.language = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lasts until the window closes.
  }
}

function read(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "vi";
  } catch {
    return "vi";
  }
}
