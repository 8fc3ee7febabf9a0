/** The photos that came with a form under one name; an empty file field counts as none. */
export async function uploadedPhotos(form: FormData, name = "photos"): Promise<Buffer[]> {
  const files = form.getAll(name).filter((entry): entry is File => typeof entry !== "string" && entry.size > 0);
  return Promise.all(files.map(async (file) => Buffer.from(await file.arrayBuffer())));
}
