import { NOTHING_MORE, type SeedProgramme } from "./shape";

/** Quận Hoàn Kiếm, plan 178/KH-UBND on early childhood development: seed text 002. */
export const hk178: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "hk-178",
  titleVi: "Kế hoạch 178/KH-UBND: chăm sóc phát triển toàn diện trẻ em trong những năm đầu đời (quận Hoàn Kiếm)",
  titleEn: "Plan 178/KH-UBND: early childhood development at home and in the community (Hoan Kiem District)",
  summaryVi:
    "Trẻ em đến 8 tuổi được tiếp cận dịch vụ trên sáu lĩnh vực: chăm sóc sức khỏe, giáo dục, dinh dưỡng, chăm sóc nuôi dưỡng, bảo vệ trẻ em, " +
    "phúc lợi xã hội; cán bộ, cha mẹ, người chăm sóc trẻ được cung cấp kiến thức, kỹ năng; xây dựng rồi duy trì mạng lưới kết nối và chuyển tuyến.",
  summaryEn:
    "Children to age 8 reach services in six domains (health care, education, nutrition, nurturing care, child protection, social welfare); staff, " +
    "parents and carers gain knowledge and skills; a connection and referral network is built, then maintained.",
  periodFrom: "2019-01-01",
  periodTo: "2025-12-31",
  status: "ended",
  provinceCode: "01",
  placeVi: "Quận Hoàn Kiếm, thành phố Hà Nội (trước 1/7/2025)",
  placeEn: "Hoan Kiem District, Hanoi (before 1 July 2025)",
  documents: [
    {
      number: "178/KH-UBND", type: "plan", issuerVi: "Ủy ban nhân dân quận Hoàn Kiếm", issuerEn: "People's Committee of Hoan Kiem District", issuedOn: null,
      titleVi: "Kế hoạch thực hiện Đề án chăm sóc vì sự phát triển toàn diện trẻ em trong những năm đầu đời tại gia đình và cộng đồng giai đoạn 2019–2025",
      titleEn: "Plan for the scheme of care for the full development of children in the early years, at home and in the community, 2019–2025",
      parentNumber: null, relation: "establishes",
    },
    {
      number: "Bài viết 05/11/2019", type: "article", issuerVi: "Cổng giao tiếp điện tử thành phố Hà Nội (HNP)", issuerEn: "Hanoi Portal (HNP)", issuedOn: "2019-11-05",
      titleVi: "Hoàn Kiếm triển khai kế hoạch chăm sóc trẻ em trong những năm đầu đời tại gia đình và cộng đồng",
      titleEn: "Hoan Kiem carries out the plan of care for children in the early years", parentNumber: "178/KH-UBND", relation: "reports",
    },
  ],
  owners: [
    { agencyVi: "Ủy ban nhân dân quận Hoàn Kiếm", agencyEn: "People's Committee of Hoan Kiem District", from: "2019-11-05", to: "2025-06-30" },
    { agencyVi: "Sở Y tế thành phố Hà Nội", agencyEn: "Hanoi Department of Health", from: "2025-07-01", to: null },
  ],
  indicators: [
    {
      position: 1, unitVi: "trẻ em đến 8 tuổi", unitEn: "children to age 8", readings: [],
      nameVi: "Trẻ em đến 8 tuổi được tiếp cận dịch vụ hỗ trợ chăm sóc phát triển toàn diện", nameEn: "Children to age 8 who reach early childhood development services",
      targets: [
        { periodFrom: "2019-01-01", periodTo: "2020-12-31", percent: 80, count: null },
        { periodFrom: "2021-01-01", periodTo: "2025-12-31", percent: 95, count: null },
      ],
    },
    {
      position: 2, unitVi: "cán bộ, cha mẹ, người chăm sóc trẻ", unitEn: "staff, parents and carers", readings: [],
      nameVi: "Cán bộ, cha mẹ, người chăm sóc trẻ em được cung cấp kiến thức, kỹ năng", nameEn: "Staff, parents and carers given knowledge and skills",
      targets: [
        { periodFrom: "2019-01-01", periodTo: "2020-12-31", percent: 80, count: null },
        { periodFrom: "2021-01-01", periodTo: "2025-12-31", percent: 100, count: null },
      ],
    },
  ],
  taskGroups: [
    { vi: "Đến năm 2020: xây dựng mạng lưới kết nối và chuyển tuyến dịch vụ", en: "To 2020: build the connection and referral network" },
    { vi: "2021–2025: duy trì mạng lưới kết nối và chuyển tuyến dịch vụ", en: "2021–2025: maintain the connection and referral network" },
    { vi: "Theo dõi, đánh giá nhu cầu của trẻ em đến 8 tuổi; thí điểm mô hình tại gia đình và cộng đồng", en: "Follow and assess the needs of children to age 8; pilot models at home and in the community" },
    { vi: "Truyền thông tại gia đình, trường học, cộng đồng; thi tìm hiểu kiến thức; in, phát hành tài liệu", en: "Communication at home, school and in the community; knowledge contests; printed materials" },
    { vi: "Nâng cao năng lực cán bộ; tư vấn, hướng dẫn cha mẹ và người chăm sóc trẻ", en: "Staff capacity; advice and guidance for parents and carers" },
    { vi: "Duy trì mô hình “Địa chỉ tin cậy – Nhà tạm lánh cộng đồng” (địa chỉ không bao giờ công khai)", en: "Keep the “trusted address – community shelter” model (addresses are never public)" },
  ],
  notes: [
    { vi: "Chỉ tiêu 2 gộp cán bộ và cha mẹ, người chăm sóc trẻ vào một tỷ lệ, nên không tách được từng nhóm.", en: "Indicator 2 mixes staff with parents and carers in one percentage, so the groups cannot be told apart." },
    { vi: "Giai đoạn 2021–2025 vẫn ghi “thí điểm mô hình”.", en: "The block for 2021–2025 still says “pilot the models”." },
    { vi: "“Chuyên tuyến” trong bản gốc là lỗi in của “chuyển tuyến”.", en: "“Chuyên tuyến” in the original is a misprint for “chuyển tuyến” (referral)." },
    { vi: "Nguồn không ghi ngày ban hành kế hoạch, chỉ có ngày đưa tin 5/11/2019.", en: "The source does not date the plan; only the day of the report, 5 November 2019, is known." },
    { vi: "Quận Hoàn Kiếm không còn từ 1/7/2025: 18 phường cũ nay thuộc 5 phường mới. Đơn vị tiếp nhận ghi là Sở Y tế thành phố theo việc sắp xếp, nguồn không nêu.", en: "Hoan Kiem District ended on 1 July 2025: its 18 wards went to 5 new ones. The city Department of Health is put as owner after the reorganisation; the source does not say." },
  ],
};
