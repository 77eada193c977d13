// All areas of the invented core.
import type { Handlers, InventedCore } from "../core";
import { answers } from "./answers";
import { assign } from "./assign";
import { review } from "./review";
import { task } from "./task";
import { check } from "./check";
import { dossier } from "./dossier";
import { conflicts } from "./conflicts";
import { bulk } from "./bulk";
import { helpers } from "./helpers";
import { projects } from "./projects";
import { paper } from "./paper";
import { sheets } from "./sheets";
import { handing } from "./handing";
import { district } from "./district";
import { safety } from "./safety";
import { papercheck } from "./papercheck";

export const areas = (core: InventedCore): Handlers =>
  Object.assign(
    {},
    ...[
      answers,
      assign,
      review,
      task,
      check,
      dossier,
      conflicts,
      bulk,
      helpers,
      projects,
      paper,
      sheets,
      handing,
      district,
      safety,
      papercheck,
    ].map((area) => area(core)),
  );
