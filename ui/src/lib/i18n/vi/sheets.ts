// Words of one area of the window.
import { number } from "../format";

export const sheets = {
  title: "Giấy tờ khác",
  other: "Giấy tờ khác",
  sub: "In theo số liệu hôm nay, không mang mã đối chiếu",
  back: "Quay lại",
  kindsTitle: "Loại giấy tờ",
  kinds: {
    household: {
      name: "Phiếu hộ",
      what: "Mỗi hộ một trang, có giải pháp, tiền và chỗ ký",
    },
    organisation: {
      name: "Danh sách theo tổ chức",
      what: "Hộ được giúp, giải pháp phụ trách, người của tổ chức",
    },
    helper: {
      name: "Danh sách theo người giúp đỡ",
      what: "Mỗi người một tờ: giúp hộ nào, làm giải pháp nào",
    },
    posting: {
      name: "Danh sách niêm yết",
      what: "Mỗi thôn một tờ để dán, không có điều riêng tư",
    },
    minutes: {
      name: "Biên bản họp thôn",
      what: "Có sẵn các hộ, để trống biểu quyết và kết luận",
    },
    summary: {
      name: "Tóm tắt tự kiểm tra",
      what: "So với chỉ tiêu, chỗ phải sửa, lý do",
    },
  },
  count: (count: number) => `${number(count)} tờ`,
  choices: "Chọn tờ in",
  hamlet: "Thôn",
  allHamlets: "Tất cả các thôn",
  organisation: "Tổ chức",
  allOrganisations: "Tất cả tổ chức có việc được giao",
  helper: "Người giúp đỡ",
  allHelpers: "Tất cả người có việc được giao",
  optionHouseholds: (name: string, count: number) => `${name} (${number(count)} hộ)`,
  chosen: (count: number) => `${number(count)} hộ đã chọn`,
  dropChosen: "Bỏ chọn, in theo thôn",
  files: "Tệp PDF",
  oneFile: "Một tệp",
  fileEach: "Mỗi tờ một tệp",
  personal: "In cả giấy tờ tùy thân, điện thoại",
  personalHint: "Và điều cho biết bệnh tật. Chỉ đưa cho người có trách nhiệm giữ.",
  publicHint: "Tờ này không bao giờ in giấy tờ tùy thân, điện thoại, bệnh tật.",
  print: (count: number) => `Xuất ${number(count)} tờ`,
  preview: "Tờ in",
  sheetOf: (sheet: number, sheets: number) => `tờ ${number(sheet)}/${number(sheets)}`,
  pageOf: (page: number, pages: number) => `trang ${page}/${pages}`,
  zoom: "Cỡ trang",
  fit: "Vừa khung",
  full: "100 %",
  previous: "Trang trước",
  next: "Trang sau",
  previousKey: "Trang hoặc tờ trước (PageUp)",
  nextKey: "Trang hoặc tờ sau (PageDown)",
  empty: {
    household: "Không có hộ nào khớp lựa chọn này.",
    organisation: "Chưa có tổ chức nào được giao việc. Phân công ở bước 4.",
    helper: "Chưa có người nào được giao việc. Phân công ở bước 4.",
    posting: "Kế hoạch chưa có thôn nào.",
    minutes: "Kế hoạch chưa có thôn nào.",
    summary: "Chưa có gì để tóm tắt.",
  },
  failedTitle: "Chưa soạn được giấy tờ",
  failedKept: "Kế hoạch và các bản đã chốt còn nguyên.",
  pickFile: "Chọn nơi lưu tệp PDF",
  pickFolder: "Chọn thư mục chứa các tệp PDF",
  fileName: (kind: string, year: number, unit: string) => `${kind} ${year} ${unit}.pdf`,
  writing: "Đang xuất",
  written: (sheets: number, pages: number, files: number) =>
    files > 1
      ? `Đã xuất ${number(sheets)} tờ, ${number(pages)} trang, ${number(files)} tệp.`
      : `Đã xuất ${number(sheets)} tờ, ${number(pages)} trang.`,
  stopped: (files: number, of: number) =>
    `Đã dừng. ${number(files)}/${number(of)} tệp đã ghi trọn vẹn.`,
  there: (files: number, of: number) =>
    `Thư mục đã có ${number(files)}/${number(of)} tệp cùng tên. Chưa ghi gì.`,
  stoppedNone: "Đã dừng. Không có tệp nào được ghi.",
  unwritten: "Chưa xuất được.",
  fromDossier: "In phiếu",
  fromDossierTitle: "In phiếu hộ này",
  fromHelpers: "In danh sách",
  fromCheck: "In tóm tắt",
  fromList: "In phiếu hộ",
  hints: {
    kinds: "chọn loại giấy tờ",
    pages: "trang, tờ trước, sau",
    print: "xuất PDF",
    back: "quay lại",
  },
};
