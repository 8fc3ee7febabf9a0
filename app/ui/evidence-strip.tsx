import { useTranslation } from "react-i18next";

export interface EvidenceStripProps {
  photos: { fileId: string; stage?: string; width?: number | null; height?: number | null }[];
  className?: string;
}

/** Photos that prove a delivery, small; each opens whole. */
export function EvidenceStrip({ photos, className }: EvidenceStripProps) {
  const { t } = useTranslation("ui");
  if (photos.length === 0) return null;
  return (
    <ul className={`flex flex-wrap gap-3 ${className ?? ""}`}>
      {photos.map((photo, index) => (
        <li key={photo.fileId}>
          <a href={`/evidence/${photo.fileId}`} className="block overflow-hidden rounded-lg border border-line hover:border-action">
            <img
              src={`/evidence/${photo.fileId}`}
              alt={t(`evidence.${photo.stage === "confirm" || photo.stage === "countersign" ? photo.stage : "plain"}`, { number: index + 1 })}
              width={112}
              height={112}
              loading="lazy"
              className="size-28 object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
