import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { clothTile, wovenEdge, type Paint } from "~/ui/brocade-cloth";
import { motifOf, type Thread } from "~/ui/brocade-motif";
import { MarkDrawing } from "~/ui/category-mark";
import { LogoMark } from "~/ui/logo";
import { SHARE_WIDTH } from "~/ui/share-picture";

/** What a share picture shows; every word is in the reader's language and of the public layer. */
export interface ShareFacts {
  /** What the cloth belongs to: a need's code, a page's name. */
  seed: string;
  /** The category whose mark is drawn; the site's own heart without one. */
  mark: string | null;
  /** The small line above the title. */
  eyebrow: string;
  title: string;
  /** The line below the title. */
  lead: string;
  figures: { value: string; label: string }[];
  /** Units pledged and all units, drawn as a bar. */
  progress: { covered: number; quantity: number } | null;
  /** A standing that must not be overlooked, such as that of a revoked certificate. */
  standing: { words: string; good: boolean } | null;
  site: { name: string; tagline: string; address: string };
  /** Said where what is shown is a demonstration. */
  demo: string | null;
}

/** The page's own colours in light, as literals. */
const ink = { page: "#fbfaf7", surface: "#ffffff", line: "#e0dacf", text: "#1d2928", soft: "#4b5756", action: "#0b5d5e", actionSoft: "#e2efee", gold: "#cc9a22", danger: "#a3261f", dangerSoft: "#fdeceb", sunken: "#ece6da" };
const threads: Record<Thread | "ground", string> = { ground: "#f1ece1", 1: "#2c6f70", 2: "#a5523a", 3: "#3f4f7a", 4: "#d3c6ab" };
const paint: Paint = { fill: (thread) => `fill="${threads[thread]}"`, stroke: (thread) => `stroke="${threads[thread]}"` };
const BAND = 96;
const row = { display: "flex" } as const;
const column = { display: "flex", flexDirection: "column" } as const;

/** The picture of a page, 1200 × 630: cloth, mark, title, place, figures and whose page it is. Drawn by satori, which knows boxes and words only. */
export function ShareCard({ facts }: { facts: ShareFacts }): ReactElement {
  const { site, standing } = facts;
  return (
    <div style={{ ...column, width: "100%", height: "100%", backgroundColor: ink.page, color: ink.text, fontFamily: "Be Vietnam Pro" }}>
      <img src={drawn(<Band seed={facts.seed} />)} width={SHARE_WIDTH} height={BAND} />
      <div style={{ ...column, flexGrow: 1, justifyContent: "space-between", padding: "32px 64px 32px" }}>
        <div style={{ ...row, gap: 36 }}>
          <div style={{ ...row, width: 132, height: 132, flexShrink: 0, alignItems: "center", justifyContent: "center", borderRadius: 28, backgroundColor: ink.actionSoft }}>
            {facts.mark ? <img src={drawn(<MarkDrawing category={facts.mark} color={ink.action} />)} width={88} height={88} /> : <img src={drawn(<LogoMark />)} width={96} height={80} />}
          </div>
          <div style={{ ...column, flexGrow: 1, flexShrink: 1, width: 0 }}>
            <div style={{ display: "block", fontSize: 26, fontWeight: 600, color: ink.action, lineClamp: 1 }}>{facts.eyebrow}</div>
            <div style={{ display: "block", marginTop: 6, fontSize: titleSize(facts.title), fontWeight: 700, lineHeight: 1.22, lineClamp: 3 }}>{facts.title}</div>
            <div style={{ display: "block", marginTop: 10, fontSize: 27, lineHeight: 1.35, color: ink.soft, lineClamp: [...facts.title].length > 75 ? 1 : 2 }}>{facts.lead}</div>
          </div>
        </div>
        <div style={column}>
          <div style={{ ...row, gap: 52, alignItems: "flex-end" }}>
            {facts.figures.map(({ value, label }) => (
              <div key={label} style={column}>
                <div style={{ ...row, fontSize: 42, fontWeight: 700, lineHeight: 1.2 }}>{value}</div>
                <div style={{ ...row, fontSize: 23, color: ink.soft }}>{label}</div>
              </div>
            ))}
            {standing ? (
              <div style={{ ...row, marginLeft: facts.figures.length > 0 ? "auto" : 0, padding: "8px 24px", borderRadius: 999, fontSize: 27, fontWeight: 700, color: standing.good ? ink.action : ink.danger, backgroundColor: standing.good ? ink.actionSoft : ink.dangerSoft }}>{standing.words}</div>
            ) : null}
          </div>
          {facts.progress ? <Progress {...facts.progress} /> : null}
          <div style={{ ...row, marginTop: 22, paddingTop: 18, borderTop: `2px solid ${ink.line}`, alignItems: "center", justifyContent: "space-between" }}>
            <div style={{ ...row, alignItems: "center", gap: 14 }}>
              <img src={drawn(<LogoMark />)} width={48} height={40} />
              <div style={{ ...row, fontSize: 25, fontWeight: 700 }}>{site.name}</div>
              <div style={{ ...row, fontSize: 22, color: ink.soft }}>{site.tagline}</div>
            </div>
            <div style={{ ...row, fontSize: 22, color: ink.soft }}>{facts.demo ?? site.address}</div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** A long title is written smaller, so that three lines hold it. */
function titleSize(title: string): number {
  const letters = [...title].length;
  return letters > 75 ? 38 : letters > 55 ? 44 : 52;
}

/** A bar that is never full before every unit is pledged, nor empty when one is. */
function Progress({ covered, quantity }: { covered: number; quantity: number }) {
  const share = covered === 0 ? 0 : covered >= quantity ? 100 : Math.min(98.5, Math.max(1.5, (covered / quantity) * 100));
  return (
    <div style={{ display: "flex", marginTop: 16, height: 14, borderRadius: 7, backgroundColor: ink.sunken, overflow: "hidden" }}>
      <div style={{ display: "flex", width: `${share}%`, height: 14, backgroundColor: ink.action }} />
    </div>
  );
}

function Band({ seed }: { seed: string }) {
  const motif = motifOf(seed);
  const [cloth, edge] = [{ __html: clothTile(motif, paint) }, { __html: wovenEdge(motif, paint) }];
  const clothWidth = 96;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={SHARE_WIDTH} height={BAND} viewBox={`0 0 ${SHARE_WIDTH} ${BAND}`}>
      <rect width={SHARE_WIDTH} height={BAND} fill={threads.ground} />
      <g opacity="0.85">
        {Array.from({ length: SHARE_WIDTH / clothWidth + 1 }, (_, at) => <g key={at} transform={`translate(${at * clothWidth - clothWidth / 4} 8) scale(2)`} dangerouslySetInnerHTML={cloth} />)}
      </g>
      {[`scale(1.5)`, `translate(0 ${BAND}) scale(1.5 -1.5)`].map((place) => (
        <g key={place} transform={place}>
          <rect width={SHARE_WIDTH} height="8" fill={threads.ground} />
          {Array.from({ length: Math.ceil(SHARE_WIDTH / 18) }, (_, at) => <g key={at} transform={`translate(${at * 12} 0)`} dangerouslySetInnerHTML={edge} />)}
        </g>
      ))}
    </svg>
  );
}

function drawn(svg: ReactElement): string {
  return `data:image/svg+xml;base64,${Buffer.from(renderToStaticMarkup(svg)).toString("base64")}`;
}
