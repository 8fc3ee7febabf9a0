import { NOTHING_MORE, type SeedProgramme } from "./shape";

/** Lào Cai, plan 52/KH-UBND on mental health and orphans: seed text 004. */
export const lc52: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "lc-52",
  titleVi: "Kế hoạch 52/KH-UBND: chăm sóc sức khỏe tâm thần trẻ em, chăm sóc trẻ em mồ côi tỉnh Lào Cai 2023–2030",
  titleEn: "Plan 52/KH-UBND: children's mental health and care of orphans in Lao Cai, 2023–2030",
  summaryVi:
    "Trẻ em được chăm sóc sức khỏe tâm thần; trẻ em có vấn đề về sức khỏe tâm thần, trẻ em mồ côi được tiếp cận dịch vụ hỗ trợ phù hợp; " +
    "ưu tiên chăm sóc thay thế tại gia đình. Đang thực hiện đến năm 2030.",
  summaryEn:
    "Children's mental health is cared for; children with mental-health problems and orphans reach suitable services; alternative care in " +
    "families comes first. Running to 2030.",
  periodFrom: "2023-01-01",
  periodTo: "2030-12-31",
  status: "running",
  provinceCode: "15",
  placeVi: "Tỉnh Lào Cai (địa giới trước 1/7/2025)",
  placeEn: "Lao Cai Province (as before 1 July 2025)",
  documents: [
    {
      number: "1591/QĐ-TTg", type: "decision", issuerVi: "Thủ tướng Chính phủ", issuerEn: "Prime Minister", issuedOn: "2023-12-08",
      titleVi: "Phê duyệt Chương trình Chăm sóc sức khỏe tâm thần trẻ em, trẻ em mồ côi giai đoạn 2023–2030",
      titleEn: "Approving the programme for children's mental health and care of orphans, 2023–2030", parentNumber: null, relation: "parent",
    },
    {
      number: "52/KH-UBND", type: "plan", issuerVi: "Ủy ban nhân dân tỉnh Lào Cai", issuerEn: "People's Committee of Lao Cai Province", issuedOn: "2024-01-26",
      titleVi: "Kế hoạch triển khai Chương trình Chăm sóc sức khỏe tâm thần trẻ em, chăm sóc trẻ em mồ côi tỉnh Lào Cai giai đoạn 2023–2030",
      titleEn: "Plan for the programme of children's mental health and care of orphans in Lao Cai, 2023–2030", parentNumber: "1591/QĐ-TTg", relation: "establishes",
    },
  ],
  owners: [
    { agencyVi: "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai", agencyEn: "Lao Cai Department of Labour, Invalids and Social Affairs", from: "2024-01-26", to: "2025-02-28" },
    { agencyVi: "Sở Y tế tỉnh Lào Cai", agencyEn: "Lao Cai Department of Health", from: "2025-03-01", to: null },
  ],
  taskGroups: [
    { vi: "Rà soát, kiến nghị sửa đổi, bổ sung và thực hiện pháp luật, chính sách, chú trọng chăm sóc thay thế tại gia đình", en: "Review law and policy, with alternative care in families in view" },
    { vi: "Truyền thông nâng cao nhận thức của các cấp, các ngành, gia đình, cộng đồng", en: "Communication to authorities, families and communities" },
    { vi: "Đào tạo, nâng cao năng lực, phát triển đội ngũ cán bộ, giáo viên, nhân viên y tế, nhân viên công tác xã hội", en: "Training of officers, teachers, health staff and social workers" },
    { vi: "Phát triển các dịch vụ chăm sóc sức khỏe tâm thần cho trẻ em toàn diện và liên tục", en: "Develop full and continuous mental-health services for children" },
    { vi: "Phát triển dịch vụ hỗ trợ, chăm sóc thay thế trẻ em mồ côi", en: "Develop support and alternative-care services for orphans" },
    { vi: "Tăng cường phối hợp liên ngành, xây dựng cơ chế phối hợp giữa các cơ quan, tổ chức", en: "Coordination between sectors, agencies and organisations" },
    { vi: "Tăng cường kiểm tra, theo dõi, đánh giá thực hiện kế hoạch", en: "Inspection, monitoring and evaluation" },
    { vi: "Đẩy mạnh xã hội hóa, hợp tác quốc tế, vận động mọi nguồn lực xã hội", en: "Socialisation, international cooperation and mobilisation of resources" },
  ],
  notes: [
    { vi: "Giai đoạn bắt đầu từ năm 2023 nhưng kế hoạch ban hành ngày 26/01/2024.", en: "The period begins in 2023 but the plan is dated 26 January 2024." },
    { vi: "Câu “toàn diện và liên tục thông.” trong bài viết bị cắt dở; nhóm nhiệm vụ 4 được ghi theo phần còn đọc được.", en: "The sentence “toàn diện và liên tục thông.” is cut off; task group 4 holds what can be read." },
    {
      vi: "Bài viết không nêu chỉ tiêu của tỉnh. Chương trình 1591/QĐ-TTg đặt ra 80% trẻ em có vấn đề hoặc nguy cơ cao về sức khỏe tâm thần được tiếp cận dịch vụ và 100% trẻ em mồ côi được chăm sóc thay thế hoặc tạm thời; đây không phải chỉ tiêu của tỉnh.",
      en: "The article gives no target for the province. Programme 1591/QĐ-TTg sets 80% of children with, or at high risk of, mental-health problems reaching services and 100% of orphans in alternative or temporary care; these are not the province's own.",
    },
    { vi: "Lào Cai đã hợp nhất với Yên Bái từ 1/7/2025; kế hoạch chỉ nói về tỉnh Lào Cai cũ. Cơ quan phụ trách từ 1/3/2025 ghi theo việc sắp xếp các sở.", en: "Lao Cai merged with Yen Bai on 1 July 2025; the plan speaks of the old province only. The owner from 1 March 2025 follows the reorganisation." },
    { vi: "Dữ liệu về sức khỏe tâm thần của trẻ thuộc lớp bảo mật cao nhất và không bao giờ hiển thị công khai.", en: "A child's mental-health data belong to the most restricted layer and are never shown in public." },
  ],
};
