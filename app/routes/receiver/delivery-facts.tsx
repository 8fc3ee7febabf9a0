import { useTranslation } from "react-i18next";
import type { DeliveryView } from "~/domain/deliveries/delivery";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** What is arriving, for what and from whom; once it is counted, the count and the photos. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation("receiver");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const amount = (units: number) => `${count(units)} ${word(delivery, units)}`;
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title" className="mb-1 text-xl font-semibold">{t("facts.title")}</h2>
      <p className="text-3xl font-bold tabular-nums">{amount(delivery.units)}</p>
      <DefinitionList
        className="mt-3"
        entries={[
          {
            term: t("facts.need"),
            detail: (
              <LocalLink to={`/needs/${delivery.needCode}`} className="text-link inline-flex min-h-11 items-center">
                {delivery.needCode}
              </LocalLink>
            ),
          },
          { term: t("facts.place"), detail: vi ? delivery.placeVi : delivery.placeEn },
          { term: t("facts.from"), detail: delivery.honourName },
          { term: t("facts.kind"), detail: t(`facts.mode.${delivery.mode}`) },
          delivery.plannedOn && { term: t("facts.plannedOn"), detail: <DateTime at={delivery.plannedOn} /> },
          delivery.replaces && { term: t("facts.note"), detail: t("facts.replaces", { code: delivery.replaces }) },
          !delivery.replaces && delivery.note && { term: t("facts.note"), detail: <span className="whitespace-pre-line">{delivery.note}</span> },
          delivery.unitsAccepted !== null && { term: t("facts.accepted"), detail: amount(delivery.unitsAccepted) },
          delivery.unitsRejected !== null && { term: t("facts.rejected"), detail: amount(delivery.unitsRejected) },
          delivery.rejectionReason && { term: t("facts.reason"), detail: <span className="whitespace-pre-line">{delivery.rejectionReason}</span> },
        ]}
      />
      {delivery.evidence.length > 0 ? <Photos evidence={delivery.evidence} /> : null}
    </section>
  );
}

/** Photos load only when they come into view: the page itself must open on a weak signal. */
function Photos({ evidence }: Pick<DeliveryView, "evidence">) {
  const { t } = useTranslation("receiver");
  return (
    <>
      <h3 className="mt-6 mb-2 font-semibold">{t("facts.photos")}</h3>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
        {evidence.map((photo, index) => (
          <li key={photo.fileId}>
            <a href={`/evidence/${photo.fileId}`} className="block overflow-hidden rounded-lg border border-line">
              <img
                src={`/evidence/${photo.fileId}`}
                alt={t("facts.photo", { number: index + 1, stage: t(`facts.stage.${photo.stage}`) })}
                width={photo.width ?? undefined}
                height={photo.height ?? undefined}
                loading="lazy"
                decoding="async"
                className="aspect-square w-full object-cover"
              />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
