// Words of a household's history.
import { moment, number } from "../format";

export const chronicle = {
  open: "Lịch sử hộ",
  title: (name: string) => `Lịch sử hộ ${name}`,
  count: (count: number) => `${number(count)} lần ghi`,
  empty: "Chưa có lần ghi nào.",
  failed: "Không đọc được lịch sử của hộ",
  kept: "Kế hoạch của hộ vẫn còn nguyên.",
  when: (iso: string, who: string) => [moment(iso), who || "chưa ghi tên"].join(" · "),
  undone: "đã hoàn tác",
  made: "Thêm",
  deleted: "Xóa",
  restored: "Lấy lại",
  was: "từ",
  became: "thành",
  putBack: "Lấy lại giá trị này",
  putBackOf: (label: string, value: string) => `Lấy lại ${label}: ${value}`,
  puttingBack: (label: string, value: string) => `Đã ghi lại ${label}: ${value}. Hoàn tác được.`,
  more: (left: number) => `Xem thêm ${number(left)} lần ghi cũ hơn`,
};
