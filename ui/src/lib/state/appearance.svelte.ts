// Text size and light or dark, kept on this machine; set as attributes that tokens.css reads.

export const TEXT_SIZES = [100, 125, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export type Theme = "light" | "dark";

const KEYS = { text: "benvung.text", theme: "benvung.theme" };

class Appearance {
  text = $state<TextSize>(readText());
  theme = $state<Theme>(read(KEYS.theme) === "dark" ? "dark" : "light");

  setText(size: TextSize): void {
    this.text = size;
    keep(KEYS.text, String(size));
    this.apply();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    keep(KEYS.theme, theme);
    this.apply();
  }

  apply(): void {
    const root = document.documentElement;
    root.dataset.text = String(this.text);
    root.dataset.theme = this.theme;
  }
}

export const appearance = new Appearance();

function readText(): TextSize {
  const stored = Number(read(KEYS.text));
  return TEXT_SIZES.find((size) => size === stored) ?? 100;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lasts until the window closes.
  }
}
