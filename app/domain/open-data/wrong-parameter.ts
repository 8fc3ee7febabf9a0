/** A parameter that is well-formed but cannot be answered: its name, and the word that the answer explains. */
export type WrongParameter = { ok: false; reason: "invalid-parameter"; parameter: string; why: "province" | "commune" | "near" | "nearest" | "relevance" | "cursor" | "withoutProvince" | "year" };
