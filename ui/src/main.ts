// Starts the window in the real program.
import { mount } from "svelte";
import AppWindow from "./App.svelte";
import { nativeDialogs } from "$lib/ipc/dialogs";
import { tauriTransport } from "$lib/ipc/tauri";
import { App } from "$lib/state/app.svelte";
import { appearance } from "$lib/state/appearance.svelte";
import { language } from "$lib/i18n/words.svelte";
import "./styles/index.css";

appearance.apply();
document.documentElement.lang = language();

const app = new App(tauriTransport, nativeDialogs);
const target = document.getElementById("app");
if (!target) throw new Error("index.html has the element #app");
mount(AppWindow, { target, props: { app } });
void app.begin();
