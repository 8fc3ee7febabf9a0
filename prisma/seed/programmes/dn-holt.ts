import { NOTHING_MORE, type SeedProgramme } from "./shape";

const SOURCE = {
  sourceVi: "Sở Y tế tỉnh Đồng Nai, bài viết về buổi làm việc ngày 21/3/2025",
  sourceEn: "Dong Nai Department of Health, article on the meeting of 21 March 2025",
};

/** Đồng Nai – Holt: seed text 000. */
export const dnHolt: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "dn-holt",
  titleVi: "Dự án Chăm sóc trẻ có hoàn cảnh đặc biệt khó khăn giai đoạn 2023–2025 (Holt – Đồng Nai)",
  titleEn: "Care for children in specially difficult circumstances, 2023–2025 (Holt – Dong Nai)",
  summaryVi:
    "Dự án do tổ chức Holt International Children's Services tài trợ: chăm sóc trẻ tại cộng đồng và nâng cao dinh dưỡng, chăm sóc trẻ tại " +
    "Trung tâm Công tác xã hội tỉnh, lập kế hoạch lâu dài cho tất cả trẻ trong dự án. Dự án đã kết thúc năm 2025.",
  summaryEn:
    "A project funded by Holt International Children's Services: care of children in the community, better nutrition and care at the provincial " +
    "Social Work Centre, and a long-term plan for every child in the project. It ended in 2025.",
  periodFrom: "2023-01-01",
  periodTo: "2025-12-31",
  status: "ended",
  provinceCode: "75",
  placeVi: "Tỉnh Đồng Nai (địa giới trước 1/7/2025)",
  placeEn: "Dong Nai Province (as before 1 July 2025)",
  partner: { nameVi: "Tổ chức Holt International Children's Services", nameEn: "Holt International Children's Services", since: 1995 },
  documents: [
    {
      number: "Dự án Holt – Đồng Nai 2023–2025", type: "project", issuerVi: "Holt International Children's Services và tỉnh Đồng Nai",
      issuerEn: "Holt International Children's Services and Dong Nai Province", issuedOn: null,
      titleVi: "Dự án Chăm sóc trẻ có hoàn cảnh đặc biệt khó khăn giai đoạn 2023–2025",
      titleEn: "Project for the care of children in specially difficult circumstances, 2023–2025", parentNumber: null, relation: "establishes",
    },
    {
      number: "Bài viết 21/3/2025", type: "article", issuerVi: "Sở Y tế tỉnh Đồng Nai", issuerEn: "Dong Nai Department of Health", issuedOn: null,
      titleVi: "Sở Y tế làm việc với Tổ chức Holt về Dự án Chăm sóc trẻ có hoàn cảnh đặc biệt khó khăn",
      titleEn: "The Department of Health meets Holt on the project", parentNumber: "Dự án Holt – Đồng Nai 2023–2025", relation: "reports",
    },
  ],
  owners: [
    { agencyVi: "Sở Lao động - Thương binh và Xã hội tỉnh Đồng Nai", agencyEn: "Dong Nai Department of Labour, Invalids and Social Affairs", from: "2023-01-01", to: "2025-02-28" },
    { agencyVi: "Sở Y tế tỉnh Đồng Nai", agencyEn: "Dong Nai Department of Health", from: "2025-03-01", to: null },
  ],
  components: [
    {
      position: 1, nameVi: "Chăm sóc trẻ tại cộng đồng", nameEn: "Care of children in the community",
      quotas: [
        {
          amount: 555, unitVi: "lượt trẻ", unitEn: "child-instances", perYear: false,
          ruleVi: "Trẻ mầm non, mẫu giáo đặc biệt khó khăn hoặc trẻ trên 12 tuổi bị khuyết tật tại các xã vùng sâu, vùng xa",
          ruleEn: "Preschool and kindergarten children in special difficulty, or children over 12 with a disability, in remote communes",
        },
        { amount: 214, unitVi: "suất học bổng tiếp sức đến trường", unitEn: "back-to-school scholarships", perYear: true, ruleVi: null, ruleEn: null },
        { amount: 60, unitVi: "gia đình được trợ giúp phục hồi và bảo tồn", unitEn: "families helped to recover and stay together", perYear: false, ruleVi: null, ruleEn: null },
      ],
    },
    {
      position: 2, nameVi: "Cải thiện, nâng cao chất lượng dinh dưỡng và chăm sóc trẻ tại Trung tâm Công tác xã hội tỉnh",
      nameEn: "Better nutrition and care at the provincial Social Work Centre",
      quotas: [
        {
          amount: null, unitVi: "trẻ được bảo trợ", unitEn: "children sponsored", perYear: false,
          ruleVi: "Tất cả trẻ từ 12 tuổi trở xuống tại trung tâm đều được đưa vào danh sách bảo trợ",
          ruleEn: "All children aged 12 or under at the centre are on the sponsorship list",
        },
        {
          amount: 30, unitVi: "trẻ hoàn thành kế hoạch lâu dài, tái hòa nhập cộng đồng", unitEn: "children with the long-term plan completed and reintegrated",
          perYear: false, ruleVi: null, ruleEn: null,
        },
      ],
    },
  ],
  indicators: [
    {
      position: 1, unitVi: "trẻ em", unitEn: "children", targets: [],
      nameVi: "Trẻ được hỗ trợ liên tục nhiều năm trong 30 năm hợp tác (1995–2025)", nameEn: "Children supported over many years in 30 years of cooperation (1995–2025)",
      readings: [{ numerator: 4000, denominator: null, percent: null, comparator: "nearly", asOf: "2025-03-21", ...SOURCE }],
    },
  ],
  budget: [
    { kind: "budget", amount: 5_000_000_000, comparator: "exactly", asOf: null },
    { kind: "disbursed", amount: 4_000_000_000, comparator: "at_least", asOf: "2025-01-31" },
  ],
  meetings: [
    {
      heldOn: "2025-03-21", titleVi: "Sở Y tế tỉnh Đồng Nai làm việc với Tổ chức Holt tại Việt Nam", titleEn: "Dong Nai Department of Health meets Holt in Viet Nam",
      decisionsVi: "Tiếp tục triển khai dự án đến hết năm tài chính 2025; chuẩn bị hợp tác giai đoạn tiếp theo; tiến độ không bị ảnh hưởng bởi việc chuyển giao.",
      decisionsEn: "Run the project to the end of fiscal year 2025; prepare the next phase; the hand-over does not affect progress.",
    },
  ],
  notes: [
    { vi: "555 là số lượt trẻ, không phải 555 trẻ: một trẻ có thể được tính nhiều lần.", en: "555 counts child-instances, not 555 children: one child may be counted more than once." },
    { vi: "214 suất học bổng mỗi năm trong ba năm là 642 suất, không phải 214.", en: "214 scholarships a year over three years make 642, not 214." },
    {
      vi: "Dự án thành phần 1 không nêu trẻ khoảng 6 đến 12 tuổi không khuyết tật; quy tắc từ 12 tuổi trở xuống chỉ áp dụng cho trẻ tại trung tâm.",
      en: "Component 1 does not mention children of about 6 to 12 without a disability; the rule “12 or under” is for residents of the centre only.",
    },
    { vi: "“Trên 4 tỷ đồng” là mức tối thiểu đã giải ngân đến hết tháng 1/2025, không phải số chính xác.", en: "“Over 4 billion đồng” is a lower bound of what was disbursed to the end of January 2025, not an exact sum." },
    { vi: "Hơn 80% kinh phí đã giải ngân sau 25 trên 36 tháng (69% thời gian).", en: "Over 80% was spent after 25 of 36 months (69% of the time)." },
    {
      vi: "Nguồn chỉ ghi giai đoạn 2023–2025, không ghi ngày bắt đầu và ngày ký. Tỉnh Đồng Nai nay gồm cả Bình Phước cũ.",
      en: "The source gives only the years 2023–2025, neither the day of signature nor the start. Dong Nai now also holds the former Binh Phuoc.",
    },
    { vi: "Số “gần 4.000 trẻ” là của 30 năm hợp tác từ năm 1995, không phải của riêng giai đoạn 2023–2025.", en: "“Nearly 4,000 children” covers 30 years of cooperation since 1995, not the phase 2023–2025 alone." },
  ],
};
