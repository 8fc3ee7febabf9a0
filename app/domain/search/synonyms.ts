/**
 * Words that mean the same need to those who look for it, in both languages, without accents. Each row stands for every other of its group; a row may be
 * several words. Both engines read this list; synonym_groups of the database holds the same groups in the same order.
 */
export const synonymGroups: readonly (readonly string[])[] = [
  ["bua an", "suat an", "bua com", "suat com", "bua trua", "com trua", "an ban tru", "meal", "meals", "lunch", "lunches", "food"],
  ["sua hoc duong", "sua", "milk"],
  ["ao am", "ao khoac", "quan ao am", "quan ao mua dong", "do am", "warm clothes", "warm clothing", "winter clothes", "winter clothing", "winter coats", "jackets", "coats"],
  ["chan am", "chan bong", "blanket", "blankets"],
  ["hoc bong", "scholarship", "scholarships", "bursary"],
  ["bao hiem y te", "bhyt", "the bao hiem", "health insurance"],
  ["kham suc khoe", "kham benh", "health check", "health checks", "medical check", "check up"],
  ["mo mat", "kham mat", "eye check", "eye care"],
  ["nha khoa", "kham rang", "dental"],
  ["diem vui choi", "san choi", "khu vui choi", "play point", "playground", "play area"],
  ["do dung hoc tap", "dung cu hoc tap", "school supplies", "school kit"],
  ["sach giao khoa", "textbook", "textbooks"],
  ["tu sach", "thu vien", "library", "bookcase"],
  ["sach", "book", "books"],
  ["may tinh", "laptop", "computer", "computers"],
  ["thiet bi", "equipment"],
  ["tu van tam ly", "tham van tam ly", "counselling", "counseling", "psychological support"],
  ["mam non", "mau giao", "nha tre", "preschool", "kindergarten"],
  ["tieu hoc", "cap 1", "cap mot", "primary"],
  ["trung hoc co so", "thcs", "cap 2", "cap hai", "lower secondary"],
  ["nuoc sach", "nuoc uong", "clean water", "drinking water"],
  ["nha ve sinh", "toilet", "toilets", "latrine"],
  ["mua dong", "mua ret", "winter", "cold season"],
  ["tre em", "thieu nhi", "children", "kids", "child"],
  ["hoc sinh", "pupil", "pupils", "students"],
  ["dao", "hai dao", "island", "islands"],
  ["mien nui", "vung cao", "mountains", "mountainous", "highland", "highlands"],
  ["dac biet kho khan", "khu vuc iii", "khu vuc 3", "region iii", "specially difficult"],
];

/** Words that say nothing of which need is meant; left out unless nothing else was typed. */
export const stopWords: ReadonlySet<string> = new Set([
  "cho", "cac", "cua", "va", "o", "tai", "nhung", "mot", "voi", "la", "toi", "muon", "can", "trong", "the", "a", "an", "in", "of", "for", "to", "and", "at", "on", "with", "i", "want", "give", "my", "some",
]);

/** Numbers every group by its rows, the longest row first, so that "quần áo ấm" is read before "áo ấm". */
export const synonymRows: ReadonlyArray<{ words: readonly string[]; group: number }> = synonymGroups
  .flatMap((rows, group) => rows.map((row) => ({ words: row.split(" "), group })))
  .sort((one, other) => other.words.length - one.words.length);
