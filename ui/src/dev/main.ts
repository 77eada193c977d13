// Shows the window over an invented commune (npm run dev, /dev.html). Parameters of the address:
// households=421 · start (nothing open) · district=24 (have sent; late: the last day is over; files:
// six were dropped; side=words|changes|key|15670; reading: a plan in the reading room) · step=dossier · screen=task (any place) ·
// projects=2 · conflicts (of two machines; deciding opens their list) · commenting (with reading) · heard (the district has commented; inbox: its file was dropped) · text=200 · theme=dark
// handing=finished|frozen|known|sent (how far on the way to the district; changed: edited since)
// screen=assign (with district): unit=15670 (in front) · beside=sums|common|sheet|result (broken: a full stick)
// look=wide|afar|card (a page of the paper; page=12)
// place=goals (section of the paper) · caret (in its text; figures: the list of figures)
// press (the primary button, once the screen shows)
// safety=backups | history (panel) · rescue (a damaged file, with start) · fresh (just made)
import { mount } from "svelte";
import AppWindow from "../App.svelte";
import type { Dialogs } from "$lib/ipc/dialogs";
import { districtOf } from "$features/district/state.svelte";
import { sightOf } from "$features/paper/sight.svelte";
import { App, type Place } from "$lib/state/app.svelte";
import { appearance, type TextSize } from "$lib/state/appearance.svelte";
import { assignOf, type Side } from "$features/assign/state.svelte";
import { inventTasks } from "./areas/assign";
import { answersOf } from "$features/answers/state.svelte";
import { answersIn } from "./areas/answers";
import { inventConflicts } from "./areas/conflicts";
import { FILES, inventDistrict } from "./areas/district";
import { inventHanding, type Stage } from "./areas/handing";
import { inventProjects } from "./areas/projects";
import { InventedCore, refusal } from "./core";
import "../styles/index.css";

const wish = new URLSearchParams(location.search);
const core = new InventedCore(Number(wish.get("households") ?? 421), !wish.has("start"));
if (wish.has("projects")) inventProjects(core, Number(wish.get("projects")) || 2);
if (wish.has("conflicts")) inventConflicts(core);
if (wish.has("handing")) await inventHanding(core, wish.get("handing") as Stage);
if (wish.has("changed"))
  await core.dispatch("record.write", { id: "household-0", field: "note", value: "", seen: [] });
if (wish.has("fresh")) await core.dispatch("workplace.create", { unit: "15670" });
if (wish.has("rescue"))
  core.answers["workplace.open"] = () => {
    throw refusal("damaged", "Kế hoạch bị hỏng.");
  };
if (wish.has("district")) {
  await core.dispatch("workplace.create", { unit: "397" });
  inventDistrict(core, Number(wish.get("district")), wish.has("late"));
  const tasks = inventTasks(core);
  if (wish.has("broken")) tasks.broken.add("15667").add("15673");
}

const dialogs: Dialogs = {
  pickFile: async (kind) =>
    kind === "key" ? "D:\\Khoa-huyen-Trieu-Son.key" : "D:\\Danh sách hộ nghèo 2019.xlsx",
  pickPlace: async () => "E:\\KeHoach.benvung",
  pickFolder: async () => "E:\\",
  pickFiles: async () => ["E:\\BV-15670-ThoBinh-2020-trinh-02.bvgoi"],
  onDrop: () => () => {},
};
appearance.setText((Number(wish.get("text")) || 100) as TextSize);
appearance.setTheme(wish.get("theme") === "dark" ? "dark" : "light");

const app = new App(core, dialogs);
const target = document.getElementById("app");
if (!target) throw new Error("dev.html has the element #app");
mount(AppWindow, { target, props: { app } });
await app.begin();
if (wish.has("files")) await districtOf(app).judge(Object.values(FILES));
const side = wish.get("side");
if (side === "words") districtOf(app).side = { show: side, path: FILES.unknown };
else if (side === "changes") districtOf(app).side = { show: side, path: FILES.newer };
else if (side === "key") districtOf(app).side = { show: side };
else if (side) await districtOf(app).openCard(side);
if (wish.has("reading")) await districtOf(app).read("15670", null);
const look = wish.get("look");
if (look) Object.assign(sightOf(app), { wide: look !== "afar", afar: look === "afar" });
if (wish.has("heard")) answersIn(core).hear();
const place = wish.get("screen");
const part = wish.get("place");
if (part) app.wantedSection = { paper: "poverty", place: part };
if (place) await app.go({ name: place as Place });
const beside = wish.get("beside");
if (place === "assign") {
  const tasks = assignOf(app);
  if (wish.has("unit")) tasks.unit = wish.get("unit");
  if (beside === "sheet") await tasks.look("D:\\Chỉ tiêu năm 2020.xlsx");
  else if (beside === "result") await tasks.issue([], "E:\\");
  else if (beside) tasks.side = beside as Side;
}
if (wish.get("step") === "dossier")
  await app.go({ name: "dossier", id: wish.get("id") ?? "household-0" });
if (wish.has("page"))
  setTimeout(() => {
    const field = document.querySelector<HTMLInputElement>(".number input");
    if (field) field.value = wish.get("page") ?? "1";
    field?.dispatchEvent(new Event("change", { bubbles: true }));
  }, 500);
if (look === "card")
  setTimeout(() => document.querySelector<HTMLElement>("[data-mark]")?.click(), 1000);
const panel = wish.get("safety");
if (panel === "backups" || panel === "history") app.safety = panel;
if (wish.has("rescue"))
  setTimeout(() => document.querySelector<HTMLElement>(".line:not([disabled])")?.click());
if (wish.has("press"))
  setTimeout(() => document.querySelector<HTMLElement>("main .btn.pri")?.click(), 500);
if (wish.has("caret"))
  setTimeout(() => {
    document
      .querySelector<HTMLElement>(".text [role='textbox'] ~ *, .text [role='textbox']")
      ?.focus();
    if (wish.has("figures"))
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "m", ctrlKey: true, code: "KeyM" }));
  }, 1500);
if (wish.has("inbox")) await answersOf(app).judge(["E:\\BV-15670-ThoBinh-2020-tra-01.bvgoi"]);
if (wish.has("deciding")) app.deciding = true;
if (wish.has("commenting")) app.commenting = true;
