// District's comments.
export const answers = {
  title: "Góp ý của huyện",
  said: {
    done: "Đã ghi: đã sửa theo góp ý.",
    explained: "Đã ghi giải trình.",
    back: "Đã rút lại trả lời.",
  },
  files: {
    none: "Ở đó không có tệp .bvgoi nào. Kế hoạch không thay đổi. Hãy xem lại USB hoặc chọn thư mục khác.",
    stopped: "Đã dừng. Chưa nhận tệp nào, kế hoạch không thay đổi.",
    taken: (n: number) => `Đã nhận ${n} tệp của huyện.`,
  },
};
