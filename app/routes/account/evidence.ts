import type { LoaderFunctionArgs } from "@remix-run/node";
import { openEvidence } from "~/domain/deliveries/read-evidence-file.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";

/** A photo that proves a delivery, for those who gave, received, coordinated or audit it; for everybody else there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const photo = await openEvidence(viewer, params.fileId ?? "");
  if (!photo) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      "Content-Type": photo.mime,
      "Content-Disposition": "inline",
      "Cache-Control": "private, max-age=3600",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
