/** The page's own colours, as literals: mail clients know no custom properties. */
export const palette = {
  page: "#fbfaf7",
  surface: "#ffffff",
  sunken: "#f4f1ea",
  line: "#e0dacf",
  ink: "#1d2928",
  inkSoft: "#4b5756",
  action: "#0b5d5e",
  onAction: "#ffffff",
  gold: "#cc9a22",
  warning: "#8a4800",
  warningSoft: "#fdf0de",
} as const;

export const type = {
  family: "'Be Vietnam Pro', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  heading: { fontSize: "24px", lineHeight: "32px", fontWeight: 700 },
  body: { fontSize: "16px", lineHeight: "26px", margin: "0 0 16px" },
  small: { fontSize: "13px", lineHeight: "20px" },
} as const;

/** Clients that honour the reader's dark scheme get the dark page; the others invert these plain colours legibly. */
export const darkStyles = `
@media (prefers-color-scheme: dark) {
  body, body > table, body > table > tbody > tr > td { background-color: #0f1716 !important; }
  .surface { background-color: #172221 !important; border-color: #30403d !important; }
  .sunken { background-color: #1e2b29 !important; }
  .line { border-color: #30403d !important; }
  .ink { color: #ebf1ef !important; }
  .soft { color: #b4c2be !important; }
  .link { color: #66c8c1 !important; }
  .button { background-color: #66c8c1 !important; color: #05211f !important; }
  .demo { background-color: #3a2a12 !important; color: #f3c98b !important; }
}`;
