// Words of one area of the window.
export const papercheck = {
  title: "Đối chiếu bản giấy",
  short: "Đối chiếu",
  hint: "Gõ mã ở chân trang bản đã ký để biết có đúng là bản đang giữ không",
  sub: "Bản đã ký có đúng là bản đang giữ trong máy không",
  label: "Mã đối chiếu ở chân trang bản giấy",
  how: "20 chữ và số, chữ hoa hay thường đều được. Chữ O đọc là số 0, chữ I và L đọc là số 1.",
  act: "Đối chiếu",
  version: (unit: string, n: number) => `${unit}, bản ${n}`,
  counts: (frozenHere: boolean): string => (frozenHere ? "kế hoạch hiện tại" : "bản đang tính"),
  at: (frozenHere: boolean, when: string): string => `${frozenHere ? "Chốt" : "Nhận"} lúc ${when}`,
  open: { poverty: "Mở bản in Kế hoạch giảm nghèo", services: "Mở bản in Kế hoạch dịch vụ" },
};
