import { TODAY_MAP_FROM } from "./areas";

/** Demonstration organisations. Every name carries "(minh họa)", so that none is taken for a real body. */
export interface SeedOrganisation {
  key: string;
  kind: "agency" | "fund" | "school" | "centre" | "club" | "association" | "business" | "ngo" | "ingo";
  nameVi: string;
  nameEn: string;
  areaCode: string | null;
  areaValidFrom: string | null;
  /** Commune and province as needs write them. */
  placeVi: string;
  placeEn: string;
  provinceCode: string | null;
}

type Row = readonly [key: string, kind: SeedOrganisation["kind"], nameVi: string, nameEn: string, areaCode: string, placeVi: string, placeEn: string];

const IN_PROVINCE: Record<string, { provinceCode: string; vi: string; en: string }> = {
  hp: { provinceCode: "31", vi: "thành phố Hải Phòng", en: "Hai Phong" },
  dn: { provinceCode: "75", vi: "Đồng Nai", en: "Dong Nai" },
  lc: { provinceCode: "15", vi: "tỉnh Lào Cai", en: "Lao Cai" },
  db: { provinceCode: "11", vi: "tỉnh Điện Biên", en: "Dien Bien" },
  lch: { provinceCode: "12", vi: "tỉnh Lai Châu", en: "Lai Chau" },
  cb: { provinceCode: "04", vi: "tỉnh Cao Bằng", en: "Cao Bang" },
  na: { provinceCode: "40", vi: "tỉnh Nghệ An", en: "Nghe An" },
};

const RECEIVERS: readonly Row[] = [
  ["hp-luukiem", "school", "Trường Tiểu học Lưu Kiếm", "Luu Kiem Primary School", "11488", "phường Lưu Kiếm", "Luu Kiem Ward"],
  ["hp-vietkhe", "school", "Trường Mầm non Việt Khê", "Viet Khe Preschool", "11503", "xã Việt Khê", "Viet Khe Commune"],
  ["hp-bachdang", "club", "Câu lạc bộ Trẻ em Bạch Đằng", "Bach Dang Children's Club", "11473", "phường Bạch Đằng", "Bach Dang Ward"],
  ["hp-cathai", "school", "Trường Tiểu học và THCS Cát Hải", "Cat Hai Primary and Lower-Secondary School", "11914", "đặc khu Cát Hải", "Cat Hai Special Zone"],
  ["dn-centre", "centre", "Trung tâm Công tác xã hội Đồng Nai", "Dong Nai Social Work Centre", "26041", "phường Trấn Biên", "Tran Bien Ward"],
  ["dn-daklua", "school", "Trường Tiểu học Đak Lua", "Dak Lua Primary School", "26119", "xã Đak Lua", "Dak Lua Commune"],
  ["dn-bugiamap", "school", "Trường Tiểu học Bù Gia Mập", "Bu Gia Map Primary School", "25222", "xã Bù Gia Mập", "Bu Gia Map Commune"],
  ["dn-thanhson", "school", "Trường Mầm non Thanh Sơn", "Thanh Son Preschool", "26209", "xã Thanh Sơn", "Thanh Son Commune"],
  ["lc-yty", "school", "Trường PTDT bán trú Tiểu học Y Tý", "Y Ty Semi-Boarding Primary School", "02701", "xã Y Tý", "Y Ty Commune"],
  ["lc-simacai", "school", "Trường PTDT bán trú THCS Si Ma Cai", "Si Ma Cai Semi-Boarding Lower-Secondary School", "02809", "xã Si Ma Cai", "Si Ma Cai Commune"],
  ["lc-chetao", "school", "Trường Mầm non Chế Tạo", "Che Tao Preschool", "04489", "xã Chế Tạo", "Che Tao Commune"],
  ["lc-centre", "centre", "Trung tâm Công tác xã hội Lào Cai", "Lao Cai Social Work Centre", "02671", "phường Cam Đường", "Cam Duong Ward"],
  ["db-sinthau", "school", "Trường Tiểu học Sín Thầu", "Sin Thau Primary School", "03158", "xã Sín Thầu", "Sin Thau Commune"],
  ["db-muongnhe", "school", "Trường PTDT bán trú THCS Mường Nhé", "Muong Nhe Semi-Boarding Lower-Secondary School", "03160", "xã Mường Nhé", "Muong Nhe Commune"],
  ["db-tiadinh", "school", "Trường Mầm non Tìa Dình", "Tia Dinh Preschool", "03385", "xã Tìa Dình", "Tia Dinh Commune"],
  ["db-tuathang", "school", "Trường Tiểu học Tủa Thàng", "Tua Thang Primary School", "03220", "xã Tủa Thàng", "Tua Thang Commune"],
  ["lch-pau", "school", "Trường PTDT bán trú Tiểu học Pa Ủ", "Pa U Semi-Boarding Primary School", "03442", "xã Pa Ủ", "Pa U Commune"],
  ["lch-muca", "school", "Trường Mầm non Mù Cả", "Mu Ca Preschool", "03451", "xã Mù Cả", "Mu Ca Commune"],
  ["lch-daosan", "school", "Trường PTDT bán trú THCS Dào San", "Dao San Semi-Boarding Lower-Secondary School", "03571", "xã Dào San", "Dao San Commune"],
  ["cb-baolam", "school", "Trường Tiểu học Bảo Lâm", "Bao Lam Primary School", "01290", "xã Bảo Lâm", "Bao Lam Commune"],
  ["cb-coba", "school", "Trường Mầm non Cô Ba", "Co Ba Preschool", "01327", "xã Cô Ba", "Co Ba Commune"],
  ["cb-lungnam", "school", "Trường PTDT bán trú THCS Lũng Nặm", "Lung Nam Semi-Boarding Lower-Secondary School", "01393", "xã Lũng Nặm", "Lung Nam Commune"],
  ["na-kengdu", "school", "Trường PTDT bán trú THCS Keng Đu", "Keng Du Semi-Boarding Lower-Secondary School", "16822", "xã Keng Đu", "Keng Du Commune"],
  ["na-trile", "school", "Trường Tiểu học Tri Lễ", "Tri Le Primary School", "16756", "xã Tri Lễ", "Tri Le Commune"],
  ["na-nhonmai", "school", "Trường Mầm non Nhôn Mai", "Nhon Mai Preschool", "16882", "xã Nhôn Mai", "Nhon Mai Commune"],
];

/** Schools, centres and clubs that register needs and countersign deliveries. */
export const receivers: readonly SeedOrganisation[] = RECEIVERS.map(([key, kind, nameVi, nameEn, areaCode, placeVi, placeEn]) => {
  const province = IN_PROVINCE[key.slice(0, key.indexOf("-"))];
  if (!province) throw new Error(`receiver ${key} names no known province`);
  return {
    key, kind, nameVi: `${nameVi} (minh họa)`, nameEn: `${nameEn} (demonstration)`, areaCode, areaValidFrom: TODAY_MAP_FROM,
    placeVi: `${placeVi}, ${province.vi}`, placeEn: `${placeEn}, ${province.en}`, provinceCode: province.provinceCode,
  };
});

const outside = (key: string, kind: SeedOrganisation["kind"], nameVi: string, nameEn: string): SeedOrganisation =>
  ({ key, kind, nameVi, nameEn, areaCode: null, areaValidFrom: null, placeVi: "", placeEn: "", provinceCode: null });

/** The fund, the programme agency and the organisations that give. */
export const fundAndSponsors: readonly SeedOrganisation[] = [
  outside("fund", "fund", "Quỹ Tấm Lòng Vàng (minh họa)", "Golden Heart Fund (demonstration)"),
  outside("agency", "agency", "Cơ quan quản lý chương trình (minh họa)", "Programme agency (demonstration)"),
  outside("business", "business", "Công ty Cổ phần Sao Biển (minh họa)", "Sao Bien Joint Stock Company (demonstration)"),
  outside("business-2", "business", "Hợp tác xã Dệt Núi Xanh (minh họa)", "Nui Xanh Weaving Cooperative (demonstration)"),
  outside("association", "association", "Hội Bảo trợ Trẻ em Sông Cấm (minh họa)", "Song Cam Child Sponsorship Association (demonstration)"),
  outside("ngo", "ngo", "Trung tâm Sách cho Vùng Cao (minh họa)", "Books for the Highlands Centre (demonstration)"),
  outside("ingo", "ingo", "Bright Steps International (minh họa)", "Bright Steps International (demonstration)"),
];

export const organisations: readonly SeedOrganisation[] = [...fundAndSponsors, ...receivers];
