// The transport of the real window. Nothing else may import @tauri-apps (lint rule).
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Progress } from "./bindings";
import type { Transport } from "./transport";

export const tauriTransport: Transport = {
  dispatch: (command, args) => invoke("dispatch", { command, args }),
  onProgress(listener) {
    const listening = listen<Progress>("progress", (event) => listener(event.payload));
    return () => void listening.then((stop) => stop());
  },
};
