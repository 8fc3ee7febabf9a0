import { firstTime, island, manyChildren, plan256, remote, storm, unsafe, waiting } from "./reasons";
import { needsOf } from "./shape";

/** One unit is one play point, installed, with an inspection record. */
export const playPointNeeds = needsOf("play_points", [
  ["hp-luukiem", {
    vi: { title: "Điểm vui chơi ngoài trời tại nhà văn hóa khu Lưu Kỳ", site: "Sân nhà văn hóa", unit: "điểm vui chơi", buys: "Cầu trượt liên hoàn, xích đu, bập bênh, thảm cao su và lắp đặt",
      story: "Khu vực xã Lưu Kỳ cũ nằm trong 14 xã của kế hoạch nhưng sân nhà văn hóa chỉ có một cột bóng rổ. Tổ dân phố đã san nền và cử người trông coi." },
    en: { title: "An outdoor play point for the Luu Ky area", site: "The yard of the house of culture", unit: "play point", buys: "A slide set, swings, seesaw, rubber matting and installation",
      story: "The former commune of Luu Ky is one of the plan's 14, but its yard has only a basketball hoop. Residents have levelled the ground and named a caretaker." },
    price: 65_000_000, quantity: 1, accepts: "both", children: 180, age: "mixed", days: 50, why: [plan256, waiting],
  }],
  ["hp-vietkhe", {
    vi: { title: "Hai sân chơi cho khu dân cư miền núi", site: "Hai thôn giáp núi", unit: "điểm vui chơi", buys: "Bộ leo núi thấp, cầu trượt, xà đơn và thảm an toàn",
      story: "Trẻ đang chơi ven đường tỉnh vì không có sân. Hai thôn đã dành đất công ích 200 m² và cam kết bảo dưỡng hằng quý." },
    en: { title: "Two playgrounds for hillside hamlets", site: "Two hamlets by the mountain", unit: "play point", buys: "A low climbing set, slide, bar and safety matting",
      story: "Children play along the provincial road for want of a yard. Both hamlets have set aside 200 square metres of public land and will maintain it each quarter." },
    price: 58_000_000, quantity: 2, accepts: "both", children: 240, age: "mixed", days: 43, covered: 0.5, why: [plan256, unsafe, manyChildren],
  }],
  ["hp-bachdang", {
    vi: { title: "Sân chơi hòa nhập tại trung tâm phường", site: "Công viên nhỏ của phường", unit: "điểm vui chơi", buys: "Xích đu có tựa, đường dốc, bảng âm thanh và thảm cao su",
      story: "Câu lạc bộ muốn có sân chơi để trẻ khuyết tật chơi cùng bạn bè. Thiết kế đã được trung tâm phục hồi chức năng góp ý." },
    en: { title: "An inclusive playground in the ward", site: "The ward's small park", unit: "play point", buys: "A swing with back support, ramps, sound panels and rubber floor",
      story: "The club wants a place where children with disabilities play with their friends. The rehabilitation centre has commented on the design." },
    price: 85_000_000, quantity: 1, accepts: "both", children: 150, age: "mixed", days: 70, state: "verified", why: [plan256, firstTime],
  }],
  ["hp-cathai", {
    vi: { title: "Điểm vui chơi chịu mặn cho thôn đảo", site: "Ba thôn đảo", unit: "điểm vui chơi", buys: "Bộ đồ chơi nhựa composite, khung inox 304 và thảm",
      story: "Đồ chơi sắt cũ gỉ sau hai mùa biển, cạnh sắc đã phải tháo bỏ. Ba thôn cần bộ vật liệu chịu mặn, kiểm tra định kỳ sáu tháng một lần." },
    en: { title: "Salt-proof play points for island hamlets", site: "Three island hamlets", unit: "play point", buys: "A composite play set on stainless frames with matting",
      story: "The old steel toys rusted in two seasons and had to be taken away. Three hamlets need sets that stand salt, inspected every six months." },
    price: 72_000_000, quantity: 3, accepts: "both", children: 130, age: "mixed", days: 37, covered: 0.34, why: [island, plan256, unsafe],
  }],
  ["dn-daklua", {
    vi: { title: "Sân bóng mini và xà leo bên trường", site: "Khu đất trống cạnh trường", unit: "điểm vui chơi", buys: "Khung thành, lưới, xà leo, cát nền và hàng rào thấp",
      story: "Cả xã chưa có sân chơi công cộng nào cho trẻ. Đoàn thanh niên nhận ngày công, nhà trường cho dùng điện, nước." },
    en: { title: "A small pitch and climbing bars by the school", site: "Open land beside the school", unit: "play point", buys: "Goals, nets, climbing bars, sand bed and a low fence",
      story: "The commune has no public playground. The youth union gives its labour and the school its water and power." },
    price: 45_000_000, quantity: 1, accepts: "both", children: 210, age: "mixed", days: 58, why: [firstTime, remote, manyChildren],
  }],
  ["dn-thanhson", {
    vi: { title: "Góc vận động trong nhà cho mùa mưa", site: "Ba điểm trường mầm non", unit: "góc vận động", buys: "Thảm, cầu thăng bằng, hầm chui, bóng và kệ",
      story: "Mùa mưa kéo dài năm tháng và sân ngập, trẻ chỉ quanh quẩn trong lớp. Góc vận động trong nhà đã lắp xong tại ba điểm và được trường xác nhận." },
    en: { title: "Indoor movement corners for the rainy season", site: "Three preschool sites", unit: "movement corner", buys: "Mats, balance beam, tunnel, balls and shelves",
      story: "Rain lasts five months and the yard floods, so children stayed in class. The corners now stand at three sites and the school has confirmed them." },
    price: 25_000_000, quantity: 3, accepts: "both", children: 88, age: "preschool", days: -18, state: "delivered", why: [waiting],
  }],
  ["lc-chetao", {
    vi: { title: "Sân chơi từ vật liệu địa phương", site: "Hai điểm trường mầm non", unit: "điểm vui chơi", buys: "Cầu gỗ, nhà chòi, xích đu lốp và thảm cỏ nhân tạo",
      story: "Xe tải không vào được nên bộ đồ chơi công nghiệp rất khó chuyển. Thợ mộc trong bản làm theo bản vẽ an toàn, chỉ cần mua phụ kiện và thảm." },
    en: { title: "Playgrounds from local materials", site: "Two preschool sites", unit: "play point", buys: "A wooden bridge, hut, tyre swings and artificial turf",
      story: "Trucks cannot reach the sites, so factory sets are hard to bring. Carpenters of the hamlet follow a safe design; only fittings and turf must be bought." },
    price: 28_000_000, quantity: 2, accepts: "money", children: 95, age: "preschool", days: 44, why: [remote, firstTime],
  }],
  ["lc-simacai", {
    vi: { title: "Sân bóng chuyền và góc cờ cho học sinh bán trú", site: "Sân khu bán trú", unit: "điểm vui chơi", buys: "Cột lưới, bóng, bốn bàn cờ đá và đèn sân",
      story: "Sau giờ học chiều, hơn hai trăm em ở bán trú không có chỗ chơi. Thầy cô đề nghị một góc sinh hoạt có đèn để các em chơi đến giờ tự học." },
    en: { title: "Volleyball and chess for boarders", site: "The boarding-house yard", unit: "play point", buys: "Posts and net, balls, four stone chess tables and lamps",
      story: "After classes over two hundred boarders have nowhere to play. Teachers ask for a lit corner until evening study." },
    price: 32_000_000, quantity: 1, accepts: "both", children: 220, age: "lower_secondary", days: 53, why: [manyChildren, waiting],
  }],
  ["db-sinthau", {
    vi: { title: "Khu vui chơi tại trường tiểu học biên giới", site: "Trường chính", unit: "điểm vui chơi", buys: "Bộ vận động liên hoàn, xích đu, thảm và lắp đặt",
      story: "Sân trường đã lát gạch nhưng chưa có thiết bị nào. Học sinh các điểm lẻ về trường chính vào thứ sáu cũng sẽ dùng chung." },
    en: { title: "A play area at the border primary school", site: "The main school", unit: "play point", buys: "A combined play set, swings, matting and installation",
      story: "The yard is paved but has no equipment. Pupils of satellite schools who come on Fridays will share it." },
    price: 68_000_000, quantity: 1, accepts: "both", children: 230, age: "primary", days: 59, why: [remote, manyChildren, firstTime],
  }],
  ["db-muongnhe", {
    vi: { title: "Sửa sân thể thao hư hỏng sau mưa lũ", site: "Sân thể thao của trường", unit: "sân thể thao", buys: "Nền, thoát nước, cột bóng rổ và lưới",
      story: "Mưa lũ cuốn mất một góc sân và hai cột bóng rổ. Kinh phí đã được cam kết đủ, đơn vị thi công sẽ vào khi trời khô." },
    en: { title: "Repairing a sports ground after the floods", site: "The school sports ground", unit: "sports ground", buys: "Base, drainage, basketball posts and nets",
      story: "Floods took a corner of the ground and two basketball posts. The cost is fully pledged and builders will come when it is dry." },
    price: 78_000_000, quantity: 1, accepts: "money", children: 260, age: "lower_secondary", days: 34, state: "covered", why: [storm, manyChildren],
  }],
  ["cb-coba", {
    vi: { title: "Đồ chơi ngoài trời cho năm điểm mầm non", site: "Năm điểm trường", unit: "điểm vui chơi", buys: "Cầu trượt nhỏ, hai thú nhún và thảm",
      story: "Nhu cầu đã hết hạn khi chưa có nhà tài trợ; trường đang xem lại mẫu nhẹ hơn để chuyển bằng xe máy." },
    en: { title: "Outdoor toys for five preschool sites", site: "Five sites", unit: "play point", buys: "A small slide, two spring animals and matting",
      story: "The listing expired without a sponsor; the school is looking at a lighter set that motorbikes can carry." },
    price: 26_000_000, quantity: 4, accepts: "both", children: 125, age: "preschool", days: -5, state: "expired", why: [remote],
  }],
  ["na-trile", {
    vi: { title: "Sân chơi cộng đồng bản vùng cao", site: "Trung tâm hai bản", unit: "điểm vui chơi", buys: "Xích đu, cầu trượt, nhà leo và thảm cao su",
      story: "Hai bản cách trung tâm xã 18 km, ngày nghỉ trẻ không có chỗ chơi an toàn. Ban quản lý bản đã họp, chọn vị trí tránh đường và suối." },
    en: { title: "A community playground for upland hamlets", site: "The centre of two hamlets", unit: "play point", buys: "Swings, slide, climbing house and rubber matting",
      story: "The hamlets lie 18 km from the commune centre and children have no safe place on free days. Residents met and chose ground away from road and stream." },
    price: 55_000_000, quantity: 2, accepts: "both", children: 140, age: "mixed", days: 64, why: [remote, firstTime],
  }],
  ["na-nhonmai", {
    vi: { title: "Góc chơi cát nước cho trẻ mầm non", site: "Điểm trường trung tâm", unit: "góc chơi", buys: "Bể cát, máng nước, mái che và đồ chơi",
      story: "Nhà trường đang hoàn thiện bản vẽ và phương án thay nước, hồ sơ còn ở dạng nháp." },
    en: { title: "A sand and water corner", site: "The main preschool site", unit: "play corner", buys: "Sand pit, water trough, roof and toys",
      story: "The school is finishing the drawing and a plan for changing the water; the file is still a draft." },
    price: 30_000_000, quantity: 1, accepts: "both", children: 60, age: "preschool", days: 85, state: "draft", why: [firstTime],
  }],
]);
