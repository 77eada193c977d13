// Words of the district's screens.
export const district = {
  title: "Các xã, thị trấn",
  sub: (year: number, count: number) => `${count} xã, thị trấn · số giao năm ${year}`,
  name: "Xã, thị trấn",
  code: "Mã",
  area: "Khu vực",
  poor: "Hộ nghèo đầu năm",
  nearPoor: "Hộ cận nghèo đầu năm",
  note: "Ghi chú",
  households: "Hộ dân",
  poorReduce: "Phải giảm hộ nghèo",
  nearPoorReduce: "Phải giảm cận nghèo",
  stated: "So với số văn bản ghi",
  statedName: "Chỉ tiêu",
  statedPaper: "Văn bản ghi",
  statedSum: "Cộng các dòng",
  statedWhy: "Vì sao khác",
  honest:
    "Phiên bản này cho huyện xem số giao đầu năm. Nhận tệp của xã, thẩm định và tổng hợp chưa có trên cửa sổ.",
};
