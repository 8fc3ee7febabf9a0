import { coversArea, type Viewer } from "~/domain/accounts/viewer";

/** The order of an area's needs, and what is stated for it, belong to the coordinators of that area. */
export function mayRank(viewer: Viewer, need: { areaCode: string; provinceCode: string }): boolean {
  return coversArea(viewer, "coordinator", need);
}
