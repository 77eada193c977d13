// The invented core's answer to comparing a paper: the version of the invented commune.
import type { PaperCheck } from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";

export const PRINTED = "5PDE2 KV7W2 SVZYR BR633";

export const papercheck = (core: InventedCore): Handlers => ({
  "print.check": ({ text }): PaperCheck => {
    const signs = text.toUpperCase().replace(/[^0-9A-Z]/g, "");
    if (signs.length !== 20)
      throw refusal("invalid", `Mã có 20 chữ và số, ở đây có ${signs.length}.`);
    const groups = signs.match(/.{5}/g) ?? [];
    const own = PRINTED.split(" ");
    const differs = own.flatMap((group, at) => (group === groups[at] ? [] : [at + 1]));
    const version = {
      unit: "15670",
      unit_name: "Xã Thọ Bình",
      number: 1,
      fingerprint: "ab".repeat(32),
      short: PRINTED,
      at: "2020-02-11T08:00:00",
      counts: true,
      papers: ["poverty" as const, "services" as const],
    };
    void core;
    if (differs.length === 0)
      return { equal: true, message: "Khớp. Bản giấy là bản 1 của Xã Thọ Bình.", version, differs };
    const near = differs.length === 1;
    return {
      equal: false,
      message: near ? `Không khớp. Gần nhất là bản 1, khác ở nhóm ${differs[0]}.` : "Không khớp.",
      version: near ? version : null,
      differs: near ? differs : [],
    };
  },
});
