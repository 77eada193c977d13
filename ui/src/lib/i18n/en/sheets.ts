// Words of one area of the window, in English.
import { number } from "../format";
import type { Messages } from "../vi";

const plural = (count: number, one: string, many = `${one}s`) =>
  `${number(count)} ${count === 1 ? one : many}`;

export const sheets: Messages["sheets"] = {
  title: "Other papers",
  other: "Other papers",
  sub: "Printed from today's figures, without a fingerprint",
  back: "Back",
  kindsTitle: "Kind of paper",
  kinds: {
    household: {
      name: "Household sheet",
      what: "A page a household, with measures, money, signatures",
    },
    organisation: {
      name: "List by organisation",
      what: "Households it helps, measures it answers for, its people",
    },
    helper: {
      name: "List by person who helps",
      what: "A sheet a person: which households, which measures",
    },
    posting: {
      name: "List for public posting",
      what: "A sheet a hamlet to be posted, with nothing private",
    },
    minutes: {
      name: "Minutes of the hamlet meeting",
      what: "With the households; votes and conclusions open",
    },
    summary: {
      name: "Summary of the self-check",
      what: "Figures beside targets, what blocks, reasons",
    },
  },
  count: (count) => plural(count, "sheet"),
  choices: "Which sheets",
  hamlet: "Hamlet",
  allHamlets: "All hamlets",
  organisation: "Organisation",
  allOrganisations: "All organisations with work",
  helper: "Person who helps",
  allHelpers: "All persons with work",
  optionHouseholds: (name, count) => `${name} (${plural(count, "household")})`,
  chosen: (count) => `${plural(count, "household")} chosen`,
  dropChosen: "Drop the choice, print by hamlet",
  files: "PDF files",
  oneFile: "One file",
  fileEach: "A file each",
  personal: "Print identity and telephone numbers too",
  personalHint: "And what tells of illness. Only for those who answer for it.",
  publicHint: "This paper never bears identity or telephone numbers, or illness.",
  print: (count) => `Export ${plural(count, "sheet")}`,
  preview: "Printed sheet",
  sheetOf: (sheet, sheets) => `sheet ${number(sheet)}/${number(sheets)}`,
  pageOf: (page, pages) => `page ${page}/${pages}`,
  zoom: "Page size",
  fit: "Fit",
  full: "100 %",
  previous: "Previous page",
  next: "Next page",
  previousKey: "Previous page or sheet (PageUp)",
  nextKey: "Next page or sheet (PageDown)",
  empty: {
    household: "No household fits this choice.",
    organisation: "No organisation has work yet. Assign some in step 4.",
    helper: "No person has work yet. Assign some in step 4.",
    posting: "The plan has no hamlet yet.",
    minutes: "The plan has no hamlet yet.",
    summary: "There is nothing to sum up yet.",
  },
  failedTitle: "The papers could not be written",
  failedKept: "The plan and its frozen versions are as they were.",
  pickFile: "Where to keep the PDF",
  pickFolder: "The folder for the PDF files",
  fileName: (kind, year, unit) => `${kind} ${year} ${unit}.pdf`,
  writing: "Exporting",
  written: (sheets, pages, files) =>
    files > 1
      ? `${plural(sheets, "sheet")}, ${plural(pages, "page")}, ${plural(files, "file")} exported.`
      : `${plural(sheets, "sheet")}, ${plural(pages, "page")} exported.`,
  stopped: (files, of) => `Stopped. ${number(files)} of ${plural(of, "file")} are there and whole.`,
  there: (files, of) =>
    `${number(files)} of ${plural(of, "file")} of these names are in the folder already. Nothing was written.`,
  stoppedNone: "Stopped. No file was written.",
  unwritten: "Not exported.",
  fromDossier: "Print sheet",
  fromDossierTitle: "Print the sheet of this household",
  fromHelpers: "Print list",
  fromCheck: "Print summary",
  fromList: "Print sheets",
  hints: {
    kinds: "choose a paper",
    pages: "page, sheet before, after",
    print: "export PDF",
    back: "back",
  },
};
