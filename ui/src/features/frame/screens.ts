// The component of each screen that has no household of its own.
import type { Component } from "svelte";
import AnswersScreen from "$features/answers/AnswersScreen.svelte";
import AssignScreen from "$features/assign/AssignScreen.svelte";
import CheckScreen from "$features/check/CheckScreen.svelte";
import ReceiveScreen from "$features/district/ReceiveScreen.svelte";
import TotalsScreen from "$features/district/TotalsScreen.svelte";
import HandingScreen from "$features/handing/HandingScreen.svelte";
import HelpersScreen from "$features/helpers/HelpersScreen.svelte";
import ListScreen from "$features/list/ListScreen.svelte";
import PaperScreen from "$features/paper/PaperScreen.svelte";
import ProjectsScreen from "$features/projects/ProjectsScreen.svelte";
import ReviewScreen from "$features/review/ReviewScreen.svelte";
import SheetsScreen from "$features/sheets/SheetsScreen.svelte";
import TaskScreen from "$features/task/TaskScreen.svelte";
import type { WorkplaceView } from "$lib/ipc/bindings";
import type { Place } from "$lib/state/app.svelte";

export const SCREENS: Record<Place, Component<{ workplace: WorkplaceView }>> = {
  task: TaskScreen,
  list: ListScreen,
  helpers: HelpersScreen,
  projects: ProjectsScreen,
  check: CheckScreen,
  paper: PaperScreen,
  sheets: SheetsScreen,
  handing: HandingScreen,
  answers: AnswersScreen,
  assign: AssignScreen,
  receive: ReceiveScreen,
  review: ReviewScreen,
  totals: TotalsScreen,
};
