import { NOTHING_MORE, type SeedProgramme } from "./shape";

const DEMO_NOTE = {
  vi: "Chương trình minh họa: không do cơ quan nào ban hành, chỉ để trình diễn cách các nhu cầu đang mở được gắn vào một giai đoạn tiếp theo.",
  en: "Demonstration programme: issued by no authority; it only shows how open needs are attached to a next phase.",
};

function demonstration(part: Pick<SeedProgramme, "slug" | "titleVi" | "titleEn" | "summaryVi" | "summaryEn" | "predecessorSlug" | "provinceCode" | "placeVi" | "placeEn"> &
  Partial<Pick<SeedProgramme, "indicators" | "components">>): SeedProgramme {
  return {
    ...NOTHING_MORE, periodFrom: "2026-01-01", periodTo: "2028-12-31", status: "running", documents: [],
    owners: [{ agencyVi: "Cơ quan quản lý chương trình (minh họa)", agencyEn: "Programme agency (demonstration)", from: "2026-01-01", to: null }],
    notes: [DEMO_NOTE], ...part, demo: true,
  };
}

const share = (position: number, nameVi: string, nameEn: string, unitVi: string, unitEn: string, percent: number) => ({
  position, nameVi, nameEn, unitVi, unitEn, readings: [],
  targets: [{ periodFrom: "2026-01-01", periodTo: "2028-12-31", percent, count: null }],
});

/** Next phases to which the open needs of the demonstration belong. */
export const demonstrationProgrammes: readonly SeedProgramme[] = [
  demonstration({
    slug: "hp-256-next-demo", predecessorSlug: "hp-256", provinceCode: "31", placeVi: "Thành phố Hải Phòng", placeEn: "Hai Phong City",
    titleVi: "Hỗ trợ trẻ em các xã miền núi, hải đảo Hải Phòng, giai đoạn tiếp theo (minh họa)",
    titleEn: "Children of the mountainous and island communes of Hai Phong, next phase (demonstration)",
    summaryVi: "Tiếp nối các mục tiêu của Kế hoạch 256/KH-UBND về khám sức khỏe, bữa ăn dinh dưỡng và điểm vui chơi tại các đơn vị hành chính hiện nay.",
    summaryEn: "Takes up the aims of plan 256/KH-UBND on health checks, nutritious meals and play points in today's communes and wards.",
    indicators: [
      share(1, "Trẻ mầm non, tiểu học được khám sức khỏe hằng năm", "Preschool and primary children with a yearly health check", "trẻ em", "children", 100),
      share(2, "Trẻ mầm non, tiểu học được hỗ trợ bữa ăn dinh dưỡng", "Preschool and primary children supported with nutritious meals", "trẻ em", "children", 100),
    ],
  }),
  demonstration({
    slug: "dn-holt-next-demo", predecessorSlug: "dn-holt", provinceCode: "75", placeVi: "Đồng Nai", placeEn: "Dong Nai",
    titleVi: "Chăm sóc trẻ có hoàn cảnh đặc biệt khó khăn Đồng Nai, giai đoạn tiếp theo (minh họa)",
    titleEn: "Care for children in specially difficult circumstances in Dong Nai, next phase (demonstration)",
    summaryVi: "Tiếp nối học bổng tiếp sức đến trường, trợ giúp gia đình và dinh dưỡng cho trẻ, gồm cả các xã của Bình Phước trước đây.",
    summaryEn: "Carries on back-to-school scholarships, help to families and children's nutrition, now also in the communes of former Binh Phuoc.",
    components: [
      {
        position: 1, nameVi: "Học bổng tiếp sức đến trường (minh họa)", nameEn: "Back-to-school scholarships (demonstration)",
        quotas: [{ amount: 200, unitVi: "suất học bổng", unitEn: "scholarships", perYear: true, ruleVi: null, ruleEn: null }],
      },
    ],
  }),
  demonstration({
    slug: "lc-52-demo", predecessorSlug: "lc-52", provinceCode: "15", placeVi: "Tỉnh Lào Cai", placeEn: "Lao Cai Province",
    titleVi: "Tham vấn học đường và đồng hành cùng gia đình tại Lào Cai (minh họa)",
    titleEn: "School counselling and support to families in Lao Cai (demonstration)",
    summaryVi: "Đợt vận động cụ thể hóa nhóm nhiệm vụ 8 của Kế hoạch 52/KH-UBND: tham vấn tại trường, tư vấn cho cha mẹ và người chăm sóc, thiết bị và sách cho các trường vùng cao.",
    summaryEn: "A drive that puts task group 8 of plan 52/KH-UBND into practice: counselling at school, advice for parents and carers, equipment and books for highland schools.",
    indicators: [share(1, "Trường tham gia có phòng tham vấn hoạt động", "Participating schools with a working counselling room", "trường", "schools", 100)],
  }),
  demonstration({
    slug: "vung-cao-2026-demo", predecessorSlug: null, provinceCode: null, placeVi: "Điện Biên, Lai Châu, Cao Bằng, Nghệ An", placeEn: "Dien Bien, Lai Chau, Cao Bang, Nghe An",
    titleVi: "Cùng trẻ em các xã khu vực III đến trường 2026–2028 (minh họa)",
    titleEn: "To school with the children of region III communes, 2026–2028 (demonstration)",
    summaryVi: "Bữa ăn, đồ ấm, học bổng, khám sức khỏe và sách vở cho trẻ em các xã khu vực III của Điện Biên, Lai Châu, Cao Bằng và Nghệ An.",
    summaryEn: "Meals, warm clothing, scholarships, health checks and books for children of region III communes in Dien Bien, Lai Chau, Cao Bang and Nghe An.",
    indicators: [
      share(1, "Nhu cầu đã công bố được đáp ứng đủ", "Published needs fully covered", "nhu cầu", "needs", 80),
    ],
  }),
];
