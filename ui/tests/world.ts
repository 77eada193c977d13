// The whole window over an invented core, as a person meets it.
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect } from "vitest";
import AppWindow from "../src/App.svelte";
import { InventedCore } from "../src/dev/core";
import type { Dialogs } from "$lib/ipc/dialogs";
import { App, type Place } from "$lib/state/app.svelte";

export const noDialogs: Dialogs = {
  pickFile: async () => null,
  pickPlace: async () => null,
  pickFolder: async () => null,
  pickFiles: async () => [],
  onDrop: () => () => {},
};

/** The window with a workplace of the commune on one of its screens, or as it begins. */
export async function openWindow(
  core: InventedCore,
  dialogs: Partial<Dialogs> = {},
  place: Place | null = "list",
) {
  const app = new App(core, { ...noDialogs, ...dialogs });
  const person = userEvent.setup();
  const view = render(AppWindow, { props: { app } });
  await app.begin();
  if (place && app.workplace?.role === "commune") await app.go({ name: place });
  return { app, core, person, view };
}

/** The window with one household's dossier on the screen. */
export async function openDossier(core: InventedCore, id: string) {
  const world = await openWindow(core);
  await world.app.go({ name: "dossier", id });
  await screen.findByRole("heading", { level: 1, name: core.nameOf(id) });
  return world;
}

export const writes = (core: InventedCore) =>
  core.calls.filter((call) => call.command === "record.write").map((call) => call.args);

export const asked = (core: InventedCore, command: string) =>
  core.calls.filter((call) => call.command === command).map((call) => call.args);

/** No rule of axe is broken. Colours need a real page; they are measured on the tokens. */
export async function expectAccessible(): Promise<void> {
  await waitFor(async () => {
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false } },
    });
    expect(
      violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join("\n")}`),
    ).toEqual([]);
  });
}
