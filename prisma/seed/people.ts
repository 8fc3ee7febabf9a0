/** Demonstration people, one or more for each role. Names and addresses say that they are not real. */
export interface SeedGrant {
  role: "sponsor" | "receiver" | "coordinator" | "fund_manager" | "programme_officer" | "auditor" | "admin";
  /** Key of an organisation of the seed. */
  organisation: string | null;
  /** Province or commune codes a coordinator answers for. */
  areaCodes: readonly string[];
  caseStaff: boolean;
}

export interface SeedPerson {
  email: string;
  displayName: string;
  locale: "vi" | "en";
  grants: readonly SeedGrant[];
}

const AT = "demo.tamlongvang.example";

const grant = (role: SeedGrant["role"], more: Partial<Omit<SeedGrant, "role">> = {}): SeedGrant =>
  ({ role, organisation: null, areaCodes: [], caseStaff: false, ...more });

const person = (name: string, displayName: string, grants: readonly SeedGrant[], locale: "vi" | "en" = "vi"): SeedPerson =>
  ({ email: `${name}@${AT}`, displayName, locale, grants });

export const people: readonly SeedPerson[] = [
  person("me.sponsor", "Người ủng hộ Demo", [grant("sponsor")]),
  person("sponsor2", "Người ủng hộ Demo 2", [grant("sponsor")]),
  person("sponsor3", "Người ủng hộ Demo 3", [grant("sponsor")]),
  person("overseas", "Demo Supporter Abroad", [grant("sponsor")], "en"),
  person("csr", "Cán bộ CSR Demo", [grant("sponsor", { organisation: "business" })]),
  person("weaving", "Đại diện hợp tác xã Demo", [grant("sponsor", { organisation: "business-2" })]),
  person("association", "Đại diện hội bảo trợ Demo", [grant("sponsor", { organisation: "association" })]),
  person("ngo", "Đại diện tổ chức xã hội Demo", [grant("sponsor", { organisation: "ngo" })]),
  person("ingo", "Demo INGO Officer", [grant("sponsor", { organisation: "ingo" })], "en"),
  person("receiver1", "Người tiếp nhận Demo 1 (Lưu Kiếm)", [grant("receiver", { organisation: "hp-luukiem" })]),
  person("receiver2", "Người tiếp nhận Demo 2 (Sín Thầu)", [grant("receiver", { organisation: "db-sinthau" })]),
  person("receiver3", "Người tiếp nhận Demo 3 (Đồng Nai)", [grant("receiver", { organisation: "dn-centre", caseStaff: true })]),
  person("coordinator.hp", "Điều phối viên Demo Hải Phòng", [grant("coordinator", { areaCodes: ["31"] })]),
  person("coordinator.north", "Điều phối viên Demo miền núi phía Bắc", [grant("coordinator", { areaCodes: ["04", "11", "12", "15", "40"] })]),
  person("coordinator.dn", "Điều phối viên Demo Đồng Nai", [grant("coordinator", { areaCodes: ["75"], caseStaff: true })]),
  person("fund", "Quản lý quỹ Demo 1", [grant("fund_manager", { organisation: "fund" })]),
  person("fund2", "Quản lý quỹ Demo 2", [grant("fund_manager", { organisation: "fund" })]),
  person("officer", "Cán bộ chương trình Demo", [grant("programme_officer", { organisation: "agency" })]),
  person("auditor", "Kiểm toán viên Demo", [grant("auditor")]),
  person("admin", "Quản trị viên Demo", [grant("admin")]),
];

/** One person for every receiver that has none above, so that each delivery finds somebody to countersign it. */
export function receiverPeople(receivers: readonly { key: string; placeVi: string }[]): SeedPerson[] {
  const served = new Set(people.flatMap((one) => one.grants.map((each) => each.organisation)));
  return receivers.filter(({ key }) => !served.has(key))
    .map(({ key, placeVi }) => person(`receiver.${key}`, `Người tiếp nhận Demo (${nameOf(placeVi)})`, [grant("receiver", { organisation: key })]));
}

/** "xã Việt Khê, thành phố Hải Phòng" → "Việt Khê". */
function nameOf(place: string): string {
  return place.replace(/^(?:xã|phường|đặc khu) /u, "").replace(/,.*$/u, "");
}
