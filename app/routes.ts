import { index, prefix, route, type RouteConfigEntry } from "@remix-run/route-config";

/** The site map: every URL and the file that answers it. Pages exist twice: Vietnamese at the root, English under /en. */
function pages(locale: "vi" | "en"): RouteConfigEntry[] {
  const page = (path: string, file: string) => route(path, `routes/${file}`, { id: `${locale}:${file.replace(/\.tsx?$/, "")}` });
  return [
    index("routes/public/home.tsx", { id: `${locale}:public/home` }),
    page("needs", "public/needs.tsx"),
    page("needs/:code", "public/need.tsx"),
    page("needs/:code/pledge", "sponsor/new-pledge.tsx"),
    page("programmes", "public/programmes.tsx"),
    page("programmes/:slug", "public/programme.tsx"),
    page("how-it-works", "public/how-it-works.tsx"),
    page("verify", "public/verify.tsx"),
    page("verify/:code", "public/certificate.tsx"),
    page("verify/:code/certificate.pdf", "public/certificate-pdf.ts"),

    page("sign-in", "account/sign-in.tsx"),
    page("sign-in/code", "account/sign-in-code.tsx"),
    page("sign-out", "account/sign-out.ts"),
    page("my", "account/account.tsx"),
    page("my/pledges", "sponsor/my-pledges.tsx"),
    page("my/pledges/:reference", "sponsor/pledge.tsx"),
    page("my/pledges/:reference/card", "sponsor/pay-by-card.tsx"),
    page("my/pledges/:reference/receipt.pdf", "sponsor/pledge-receipt.ts"),
    page("my/pledges/:reference/certificate.pdf", "sponsor/pledge-certificate.ts"),
    page("pledges/:reference/confirm", "sponsor/confirm-pledge.tsx"),

    page("receive", "receiver/desk.tsx"),
    page("receive/:id", "receiver/delivery.tsx"),
    page("coordinate", "coordinator/desk.tsx"),
    page("coordinate/deliveries/:id", "coordinator/delivery.tsx"),
    page("coordinate/pledges/:reference", "coordinator/pledge.tsx"),
    page("fund", "fund/desk.tsx"),
    page("fund/transfers", "fund/transfers.tsx"),
    page("fund/transfers/:id", "fund/transfer.tsx"),
    page("fund/certificates", "fund/certificates.tsx"),
    page("fund/certificates/:id", "fund/certificate.tsx"),
    page("fund/certificates/:id/certificate.pdf", "fund/certificate-pdf.ts"),
    page("fund/cards", "fund/cards.tsx"),
    page("fund/rates", "fund/rates.tsx"),
    page("fund/ledger", "fund/ledger.tsx"),
    page("fund/ledger.csv", "fund/ledger-csv.ts"),
    page("admin", "admin/desk.tsx"),
    page("admin/people", "admin/people.tsx"),
    page("admin/people/:id", "admin/person.tsx"),
    page("admin/areas", "admin/areas.tsx"),
    page("admin/mail", "admin/mail.tsx"),

    page("dev/mailbox", "dev/mailbox.tsx"),
    page("dev/mailbox/:id", "dev/mail.tsx"),
  ];
}

export default [
  ...pages("vi"),
  ...prefix("en", pages("en")),
  route("evidence/:fileId", "routes/account/evidence.ts"),
  route("dev/bank", "routes/sponsor/demo-bank.ts"),
  route("dev/sign-in", "routes/dev/sign-in-as.ts"),
  route("webhooks/bank", "routes/webhooks/bank.ts"),
  route("webhooks/stripe", "routes/webhooks/stripe.ts"),
  route("webhooks/resend", "routes/webhooks/resend.ts"),
  route("locales/:locale/:namespace", "routes/api/texts.ts"),
  route("healthz", "routes/api/healthz.ts"),
  route("readyz", "routes/api/readyz.ts"),
  route("metrics", "routes/api/metrics.ts"),
  route("robots.txt", "routes/api/robots.ts"),
  route("sitemap.xml", "routes/api/sitemap.ts"),
  route("en/*", "routes/public/not-found.tsx", { id: "en:not-found" }),
  route("*", "routes/public/not-found.tsx", { id: "vi:not-found" }),
] satisfies RouteConfigEntry[];
