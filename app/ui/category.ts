/** The eight kinds of need, as they stand in need codes and in the database. */
export const categories = [
  "meals",
  "equipment",
  "scholarships",
  "health_checks",
  "warm_clothing",
  "play_points",
  "books_study",
  "counselling",
] as const;

export type CategoryName = (typeof categories)[number];
