import { booksStudyNeeds } from "./needs/books-study";
import { counsellingNeeds } from "./needs/counselling";
import { equipmentNeeds } from "./needs/equipment";
import { healthCheckNeeds } from "./needs/health-checks";
import { mealNeeds } from "./needs/meals";
import { overTimeNeeds } from "./needs/over-time";
import { playPointNeeds } from "./needs/play-points";
import { scholarshipNeeds } from "./needs/scholarships";
import type { SeedNeed } from "./needs/shape";
import { warmClothingNeeds } from "./needs/warm-clothing";

/** Every demonstration need: thirteen in each of the eight categories, and those whose promises run over time. */
export const needs: readonly SeedNeed[] = [
  ...mealNeeds, ...equipmentNeeds, ...scholarshipNeeds, ...healthCheckNeeds,
  ...warmClothingNeeds, ...playPointNeeds, ...booksStudyNeeds, ...counsellingNeeds, ...overTimeNeeds,
];
