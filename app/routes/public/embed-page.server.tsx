import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { formatDong } from "~/domain/money";
import { endOfDeadline, pledgeOpening, type PublicNeed } from "~/domain/needs/need";
import { unitWord } from "~/domain/needs/unit-words";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { momentInWords } from "~/ui/clock-words";
import { localPath } from "~/ui/use-locale";

export type FrameTheme = "light" | "dark" | "auto";
type FrameProps = { locale: Locale; theme: FrameTheme; title: string; demo: boolean; children: ReactNode };

const KEPT_SECONDS = 60;

/** The look that a frame is asked to have; `auto` follows the reader's own. */
export function frameTheme(query: URLSearchParams): FrameTheme {
  const asked = query.get("theme");
  return asked === "light" || asked === "dark" ? asked : "auto";
}

/** A page to be held in a frame of another site: no shell, no script, no cookie. Links open outside the frame. */
export function frameResponse(page: FrameProps, status = 200): Response {
  return new Response(`<!doctype html>${renderToStaticMarkup(<Frame {...page} />)}`, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Language": page.locale, "Cache-Control": `public, max-age=${KEPT_SECONDS}` },
  });
}

function Frame({ locale, theme, title, demo, children }: FrameProps) {
  const t = translator(locale, "embed");
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${t("site")}`}</title>
        <base target="_blank" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/embed.css" />
      </head>
      <body>
        <main aria-label={title}>
          {demo ? <p className="notice">{t("demo")}</p> : null}
          {children}
          <footer>
            <span>
              {t("by")}{" "}
              <a href={siteAddress("/", locale)} rel="noopener">{t("site")}</a>
            </span>
            <span className="soft">{t("provable")}</span>
          </footer>
        </main>
      </body>
    </html>
  );
}

/** A need as a card in a frame. */
export function FramedNeed({ need, locale, heading: Heading }: { need: PublicNeed; locale: Locale; heading: "h1" | "h2" }) {
  const t = translator(locale, "embed");
  const vi = locale === "vi";
  const number = new Intl.NumberFormat(vi ? "vi-VN" : "en-GB").format;
  const unit = vi ? need.unitVi : need.unitEn;
  const opening = pledgeOpening(need, vietnamDay(clock.now()));
  const share = (units: number) => `${need.quantity > 0 ? Math.min(100, (units / need.quantity) * 100) : 0}%`;
  const day = momentInWords(endOfDeadline(need.deadline), locale, "date");
  return (
    <article>
      <p className="soft">{need.code}</p>
      <Heading>
        <a href={siteAddress(`/needs/${need.code}`, locale)} rel="noopener">{vi ? need.titleVi : need.titleEn}</a>
      </Heading>
      <p className="soft">{vi ? need.placeVi : need.placeEn}</p>
      <div className="end">
        <p className="price">
          {formatDong(need.unitPrice, locale)} <span>{t("perUnit", { unit })}</span>
        </p>
        <svg className="bar" aria-hidden="true">
          <rect className="pledged" width={share(need.unitsAllocated)} height="100%" />
          <rect className="delivered" width={share(need.unitsDelivered)} height="100%" />
        </svg>
        <p className="soft">
          {t("progress", { covered: number(need.unitsAllocated), quantity: number(need.quantity), delivered: number(need.unitsDelivered), unit: unitWord(unit, need.quantity, locale) })}
        </p>
        <p className="soft">{opening === "open" ? t("until", { day }) : t(`state.${opening}`)}</p>
        <a className="button" href={siteAddress(`/needs/${need.code}`, locale)} rel="noopener" aria-label={`${t(opening === "open" ? "need.pledge" : "need.look")}: ${vi ? need.titleVi : need.titleEn}`}>
          {t(opening === "open" ? "need.pledge" : "need.look")}
        </a>
      </div>
    </article>
  );
}

/** The whole address of a page of ours in a language; a frame's links leave the frame. */
export function siteAddress(path: string, locale: Locale): string {
  return env.origin + localPath(path, locale);
}
