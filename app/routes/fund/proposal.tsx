import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { ProposalView } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Disclosure } from "~/ui/disclosure";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { PledgeLink } from "./pledge-link";
import { useRefusal, type Refused } from "./refusal";

const tones = { open: "warning", approved: "success", declined: "danger", withdrawn: "neutral" } as const;

/** One proposal: what would happen with how much, who wants it and why, and what the reader can do about it. */
export function Proposal({ proposal, refused }: { proposal: ProposalView; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const { about } = proposal;
  return (
    <article aria-labelledby={`proposal-${proposal.id}`} className="card grid gap-4 p-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
      <div className="min-w-0">
        <p className="mb-1"><Badge tone={tones[proposal.state]}>{t(`approvals.state.${proposal.state}`)}</Badge></p>
        <h2 id={`proposal-${proposal.id}`} className="flex flex-wrap items-baseline gap-x-3 text-xl font-semibold">
          {t(`deed.${proposal.kind}`)} <Money amount={proposal.amount} />
        </h2>
        {about ? (
          <p className="break-words">
            <LocalLink to={about.to} className="text-link inline-flex min-h-11 items-center font-medium">{about.payer || about.code || about.to}</LocalLink>
            {about.memo ? <span className="block text-sm text-ink-soft">{about.memo}</span> : null}
          </p>
        ) : null}
        {proposal.parts.length > 0 ? (
          <ul className="mt-2" aria-label={t("approvals.parts")}>
            {proposal.parts.map(({ reference, amount }) => (
              <li key={reference} className="flex max-w-md justify-between gap-4 border-b border-line py-1.5 last:border-b-0">
                <PledgeLink reference={reference} /> <Money amount={amount} className="font-semibold" />
              </li>
            ))}
          </ul>
        ) : null}
        {proposal.keepUnits === null ? null : <p className="mt-1 text-sm">{t(proposal.keepUnits ? "approvals.keepUnits" : "approvals.releaseUnits")}</p>}
        {proposal.note ? <p className="mt-2">{t("approvals.note")} {proposal.note}</p> : null}
        <p className="mt-2 text-sm text-ink-soft">
          {t("approvals.proposedBy")} {proposal.proposedBy} · <DateTime at={proposal.proposedAt} format="datetime" />
        </p>
        {proposal.decidedAt ? (
          <p className="text-sm text-ink-soft">
            {t("approvals.by")} {proposal.decidedBy} · <DateTime at={proposal.decidedAt} format="datetime" />
          </p>
        ) : null}
        {proposal.decisionNote ? <p className="mt-1">{t("approvals.answer")} {proposal.decisionNote}</p> : null}
      </div>
      <div className="grid content-start gap-3">
        {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
        {proposal.mayDecide ? <Decide id={proposal.id} refused={refused} /> : null}
        {proposal.state === "open" && proposal.mine ? <Withdraw id={proposal.id} /> : null}
      </div>
    </article>
  );
}

function Decide({ id, refused }: { id: string; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const declining = refused?.act === "decline" ? refused : undefined;
  return (
    <>
      <Form method="post" className="grid">
        <CsrfField />
        <input type="hidden" name="proposal" value={id} />
        <Button name="act" value="approve">{t("approvals.approve")}</Button>
      </Form>
      <Disclosure summary={t("approvals.decline")} danger open={Boolean(declining)}>
        <Form method="post" className="grid gap-3">
          <CsrfField />
          <input type="hidden" name="proposal" value={id} />
          <TextField id={`decline-${id}`} name="note" rows={3} required maxLength={NOTE_MAX} label={t("approvals.declineNote")} defaultValue={declining?.typed.note} />
          <Button name="act" value="decline" variant="danger">{t("approvals.declineSubmit")}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

function Withdraw({ id }: { id: string }) {
  const { t } = useTranslation("treasury");
  return (
    <Form method="post" className="grid gap-3">
      <CsrfField />
      <input type="hidden" name="proposal" value={id} />
      <p className="text-sm text-ink-soft">{t("approvals.mine")}</p>
      <Button name="act" value="withdraw" variant="secondary">{t("approvals.withdraw")}</Button>
    </Form>
  );
}
