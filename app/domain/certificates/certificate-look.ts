/** Inks of the certificate: the house teal and gold on warm paper. */
export const certificateInk = {
  paper: "#fffdf6",
  teal: "#0b5d5e",
  tealDeep: "#084445",
  gold: "#c9962a",
  goldPale: "#e8cf93",
  goldText: "#8a6100",
  clay: "#a5523a",
  ink: "#1d2928",
  inkSoft: "#55605e",
  line: "#e3d9bf",
  warning: "#a8231b",
} as const;

/** Sizes in points; `gap` multiplies the space between blocks, `second` gives English a line of its own, `wrap` is how many lines English may take. */
export type Density = { heart: number; heading: number; gap: number; title: number; small: number; row: number; second: boolean; wrap: 1 | 2 };

/** Sizes that let 1 to 12 lines fill the same page: few lines stand roomy, many close up. */
export function density(lines: number): Density {
  if (lines <= 1) return { heart: 58, heading: 32, gap: 2.1, title: 11, small: 8.5, row: 52, second: true, wrap: 2 };
  if (lines <= 3) return { heart: 42, heading: 29, gap: 1, title: 10, small: 7.5, row: 40, second: true, wrap: 2 };
  if (lines <= 5) return { heart: 34, heading: 26, gap: 0.8, title: 8.6, small: 6.5, row: 27, second: true, wrap: 1 };
  return { heart: 28, heading: 24, gap: 0.5, title: 7.4, small: 6.6, row: 11.8, second: false, wrap: 1 };
}

/** A long name gets a smaller size so that 120 characters still stand on two lines. */
export function nameSize(name: string): number {
  const length = [...name].length;
  if (length <= 30) return 30;
  if (length <= 50) return 23;
  if (length <= 80) return 19;
  return 16;
}
