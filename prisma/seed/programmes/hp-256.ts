import { UNKNOWN_EARLIER } from "../areas";
import { PLAN_256_COMMUNES } from "../areas/plan-256-communes";
import { NOTHING_MORE, type SeedProgramme, type SeedTarget } from "./shape";

const to2025 = (percent: number | null, count: number | null = null): SeedTarget[] =>
  [{ periodFrom: "2019-10-14", periodTo: "2025-12-31", percent, count }];

/** Hải Phòng, plan 256/KH-UBND: seed text 001. */
export const hp256: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "hp-256",
  titleVi: "Kế hoạch 256/KH-UBND: vận động nguồn lực xã hội hỗ trợ trẻ em các xã miền núi thành phố Hải Phòng",
  titleEn: "Plan 256/KH-UBND: social resources for children of the mountainous communes of Hai Phong",
  summaryVi:
    "Cải thiện sức khỏe, dinh dưỡng và điều kiện vui chơi cho trẻ em 14 xã, thị trấn miền núi của huyện Thủy Nguyên và huyện Cát Hải; " +
    "chăm sóc, hỗ trợ trẻ em có hoàn cảnh đặc biệt, trẻ em thuộc hộ nghèo, cận nghèo trên địa bàn thành phố. Kế hoạch đã kết thúc năm 2025.",
  summaryEn:
    "Better health, nutrition and places to play for the children of 14 mountainous communes and townships of Thuy Nguyen and Cat Hai " +
    "districts, and care for children in special circumstances and of poor and near-poor households across the city. The plan ended in 2025.",
  periodFrom: "2019-01-01",
  periodTo: "2025-12-31",
  status: "ended",
  provinceCode: "31",
  placeVi: "14 xã, thị trấn miền núi, thành phố Hải Phòng",
  placeEn: "14 mountainous communes and townships, Hai Phong City",
  documents: [
    {
      number: "588/QĐ-TTg", type: "decision", issuerVi: "Thủ tướng Chính phủ", issuerEn: "Prime Minister", issuedOn: "2019-05-17",
      titleVi: "Phê duyệt Đề án vận động nguồn lực xã hội hỗ trợ trẻ em các xã đặc biệt khó khăn vùng dân tộc thiểu số và miền núi giai đoạn 2019–2025",
      titleEn: "Approving the scheme to mobilise social resources for children of specially difficult communes in ethnic-minority and mountainous areas, 2019–2025",
      parentNumber: null, relation: "parent",
    },
    {
      number: "256/KH-UBND", type: "plan", issuerVi: "Ủy ban nhân dân thành phố Hải Phòng", issuerEn: "People's Committee of Hai Phong City", issuedOn: "2019-10-14",
      titleVi: "Kế hoạch triển khai thực hiện Quyết định số 588/QĐ-TTg trên địa bàn thành phố Hải Phòng",
      titleEn: "Plan carrying out Decision 588/QĐ-TTg in Hai Phong City", parentNumber: "588/QĐ-TTg", relation: "establishes",
    },
    {
      number: "Bài viết 15/11/2019", type: "article", issuerVi: "Trang thông tin ngành lao động thành phố Hải Phòng", issuerEn: "Web page of the labour sector of Hai Phong City", issuedOn: "2019-11-15",
      titleVi: "Triển khai Kế hoạch thực hiện Quyết định số 588/QĐ-TTg trên địa bàn thành phố",
      titleEn: "Carrying out the plan for Decision 588/QĐ-TTg in the city", parentNumber: "256/KH-UBND", relation: "reports",
    },
  ],
  owners: [
    { agencyVi: "Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng", agencyEn: "Hai Phong Department of Labour, Invalids and Social Affairs", from: "2019-10-14", to: "2025-02-28" },
    { agencyVi: "Sở Y tế thành phố Hải Phòng", agencyEn: "Hai Phong Department of Health", from: "2025-03-01", to: null },
  ],
  indicators: [
    {
      position: 1, unitVi: "trẻ mầm non, tiểu học", unitEn: "preschool and primary children",
      nameVi: "Trẻ em mầm non, tiểu học các xã miền núi được khám bệnh tổng quát miễn phí hằng năm",
      nameEn: "Preschool and primary children of the mountainous communes given a free general health check every year",
      targets: to2025(100), readings: [],
    },
    {
      position: 2, unitVi: "trẻ mầm non, tiểu học", unitEn: "preschool and primary children",
      nameVi: "Trẻ em mầm non, tiểu học các xã miền núi được hỗ trợ bữa ăn dinh dưỡng",
      nameEn: "Preschool and primary children of the mountainous communes supported with nutritious meals",
      targets: to2025(100), readings: [],
    },
    {
      position: 3, unitVi: "xã, thị trấn", unitEn: "communes",
      nameVi: "Xã miền núi được hỗ trợ trang thiết bị tại các điểm vui chơi, giải trí cho trẻ em",
      nameEn: "Mountainous communes given play equipment at children's play points",
      targets: to2025(null, 14), readings: [],
    },
    {
      position: 4, unitVi: "trẻ em", unitEn: "children",
      nameVi: "Trẻ em có hoàn cảnh đặc biệt, hoàn cảnh khó khăn được chăm sóc, hỗ trợ dưới nhiều hình thức",
      nameEn: "Children in special or difficult circumstances cared for and supported in many forms",
      targets: to2025(99), readings: [],
    },
    {
      position: 5, unitVi: "trẻ em", unitEn: "children",
      nameVi: "Trẻ em thuộc hộ nghèo, hộ cận nghèo được chăm sóc, hỗ trợ dưới nhiều hình thức",
      nameEn: "Children of poor and near-poor households cared for and supported in many forms",
      targets: to2025(100), readings: [],
    },
  ],
  taskGroups: [
    { vi: "Tăng cường công tác truyền thông, vận động đóng góp nguồn lực", en: "Communication and calls to contribute" },
    { vi: "Vận động, hình thành mạng lưới các nhà tài trợ", en: "Forming the network of sponsors" },
    { vi: "Hoạt động hỗ trợ trực tiếp cho trẻ em", en: "Direct support to children" },
    { vi: "Tăng cường quản lý nhà nước trong việc vận động nguồn lực", en: "State management of mobilisation" },
    { vi: "Động viên, biểu dương, khen thưởng tổ chức, cá nhân đóng góp", en: "Encouragement, praise and commendation of contributors" },
  ],
  frozenAreas: PLAN_256_COMMUNES.map((commune) => ({ position: commune.position, areaCode: commune.code, areaValidFrom: UNKNOWN_EARLIER })),
  meetings: [
    {
      heldOn: "2019-11-15",
      titleVi: "Công bố bài viết triển khai kế hoạch, kèm hình ảnh trao Giấy chứng nhận Tấm lòng vàng",
      titleEn: "Publication of the article on the plan, with the handing over of Golden Heart certificates",
      decisionsVi: "Hội đồng bảo trợ Quỹ Bảo trợ trẻ em thành phố tặng hoa và trao Giấy chứng nhận Tấm lòng vàng cho các nhà tài trợ; bài viết không ghi ngày tổ chức lễ.",
      decisionsEn: "The patron council of the city Children's Protection Fund gave flowers and Golden Heart certificates to sponsors; the article does not date the ceremony.",
    },
  ],
  notes: [
    {
      vi: "Đề án 588 dành cho xã đặc biệt khó khăn, còn kế hoạch áp dụng cho 14 xã miền núi. Theo Quyết định 582/QĐ-TTg (2017), 14 xã của Hải Phòng đều thuộc khu vực I; việc trùng tên với 14 xã của kế hoạch là suy luận. Vì vậy điều kiện thụ hưởng theo kế hoạch, không theo một quy tắc chung về xã khu vực III.",
      en: "Scheme 588 is for specially difficult communes, while the plan covers 14 mountainous communes. Under Decision 582/QĐ-TTg (2017) all 14 listed communes of Hai Phong were region I; that they are the plan's 14 is inferred. Eligibility therefore follows the plan, not a general region III rule.",
    },
    {
      vi: "“14 xã” thực ra gồm 13 xã và 1 thị trấn (Cát Bà). Bản gốc viết “Phù long” với chữ l thường.",
      en: "The “14 communes” are 13 communes and one township (Cat Ba). The original writes “Phù long” with a small l.",
    },
    {
      vi: "Chỉ tiêu 4 (99%) và chỉ tiêu 5 (100%) có phần trùng nhau: một trẻ có thể thuộc cả hai nhóm. Hai chỉ tiêu được theo dõi riêng, không cộng lại.",
      en: "Targets 4 (99%) and 5 (100%) overlap: a child may belong to both groups. They are kept apart and never added.",
    },
    {
      vi: "14 xã nay thuộc Phường Lưu Kiếm, Xã Việt Khê, Phường Bạch Đằng và Đặc khu Cát Hải; bốn đơn vị này có cả những xã không thuộc kế hoạch. Chỉ tiêu 14 xã được đếm trên danh sách gốc, bản đồ hiện nay chỉ để hiển thị và liên hệ.",
      en: "The 14 communes now lie in Luu Kiem Ward, Viet Khe Commune, Bach Dang Ward and Cat Hai Special Zone, which also hold communes never in the plan. The target of 14 is counted on the original list; today's map only serves display and contacts.",
    },
    {
      vi: "Bài viết không nêu đồ ấm, dù Đề án 588 có nêu; hệ thống vẫn nhận nhu cầu đồ ấm. Chưa tìm thấy kết quả tổng kết và văn bản tiếp nối Quyết định 588 sau năm 2025.",
      en: "The article leaves out warm clothing, which scheme 588 names; needs for it are still accepted. No final results and no successor to Decision 588 after 2025 were found.",
    },
    {
      vi: "Ngày chuyển giao về Sở Y tế ghi theo việc sắp xếp các sở từ ngày 1/3/2025; bài viết nguồn có trước việc sắp xếp này.",
      en: "The hand-over to the Department of Health is dated by the reorganisation of 1 March 2025; the source article is older than it.",
    },
  ],
};
