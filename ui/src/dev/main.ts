// Shows the window over an invented commune (npm run dev, /dev.html). Parameters of the address:
// households=421 · start (nothing open) · district · step=dossier · screen=task (any place) ·
// text=200 · theme=dark
import { mount } from "svelte";
import AppWindow from "../App.svelte";
import type { Dialogs } from "$lib/ipc/dialogs";
import { App, type Place } from "$lib/state/app.svelte";
import { appearance, type TextSize } from "$lib/state/appearance.svelte";
import { InventedCore } from "./core";
import "../styles/index.css";

const wish = new URLSearchParams(location.search);
const core = new InventedCore(Number(wish.get("households") ?? 421), !wish.has("start"));
if (wish.has("district")) await core.dispatch("workplace.create", { unit: "397" });

const dialogs: Dialogs = {
  pickFile: async () => "D:\\Danh sách hộ nghèo 2019.xlsx",
  pickPlace: async () => "E:\\KeHoach.benvung",
};
appearance.setText((Number(wish.get("text")) || 100) as TextSize);
appearance.setTheme(wish.get("theme") === "dark" ? "dark" : "light");

const app = new App(core, dialogs);
const target = document.getElementById("app");
if (!target) throw new Error("dev.html has the element #app");
mount(AppWindow, { target, props: { app } });
await app.begin();
const place = wish.get("screen");
if (place) await app.go({ name: place as Place });
if (wish.get("step") === "dossier")
  await app.go({ name: "dossier", id: wish.get("id") ?? "household-0" });
