/** Bytes of a form with its photos: one photo of 10 MB and room for the rest. */
export const FORM_MAX_BYTES = 12 * 1024 * 1024;

/** The form of a request, never more than 12 MB of it; a larger one is answered 413 and one that cannot be read 400. */
export async function limitedForm(request: Request): Promise<FormData> {
  const bytes = await limitedBytes(request, FORM_MAX_BYTES);
  try {
    const type = request.headers.get("Content-Type") ?? "";
    return await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** The body of a request as it came, never more than `max` bytes of it; a larger one is answered 413. */
export async function limitedBytes(request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("Content-Length") ?? 0) > max) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > max) throw tooLarge();
      parts.push(part);
    }
  }
  return new Uint8Array(Buffer.concat(parts, size));
}

function tooLarge(): Response {
  return new Response(null, { status: 413, statusText: "Content Too Large" });
}
