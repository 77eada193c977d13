// Words of one area of the window: what two machines left to decide.
import { moment, number } from "../format";

export const conflicts = {
  title: "Chỗ hai máy sửa khác nhau",
  rail: (count: number) => `Hai máy: ${number(count)}`,
  railHint: (count: number) => `${number(count)} chỗ hai máy sửa khác nhau, cần chọn`,
  count: (count: number) => `${number(count)} chỗ cần chọn`,
  /** «Lê Văn An · Suối Trong» */
  place: (name: string, hamlet: string | null) => [name, hamlet].filter(Boolean).join(" · "),
  what: (within: string | null, label: string) => [within, label].filter(Boolean).join(" – "),
  who: (who: string | null, at: string | null) =>
    [who ?? "máy khác", at ? moment(at) : null].filter(Boolean).join(" · "),
  take: "Lấy giá trị này",
  takeLabel: (shown: string, what: string) => `Lấy ${shown} cho ${what}`,
  open: "Mở ô",
  openLabel: (what: string, name: string) => `Mở ô ${what} của ${name}`,
  decided: (what: string, shown: string) => `Đã lấy ${shown} cho ${what}. Hoàn tác được.`,
  kept: "Cả hai giá trị đều còn cho đến khi anh chị chọn, và còn trong lịch sử sau khi chọn. Giờ trên hai máy có thể lệch nên chỉ để tham khảo.",
  none: "Không còn chỗ nào hai máy sửa khác nhau.",
  failed: "Không đọc được các chỗ hai máy sửa khác nhau",
};
