import type { HttpPerson } from "./http-person";

/** Uploads a statement in the running product and waits until nothing moves any more; answers its id. */
export async function uploadedStatement(person: HttpPerson, content: string | Uint8Array<ArrayBuffer>, { fileName = "sao-ke.csv", review = false } = {}): Promise<string> {
  const file = new File([content], fileName);
  const response = await person.send("/fund/statements", { ...(review ? { review: "yes" } : {}) }, { statement: file });
  const id = /\/fund\/statements\/([0-9a-f-]{36})$/.exec(response.headers.get("Location") ?? "")?.[1];
  if (!id) throw new Error(`Uploading a statement answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
  for (let waited = 0; waited < 200; waited += 1) {
    const page = await (await person.get(`/fund/statements/${id}`)).text();
    if (!/role="progressbar"/.test(page)) return id;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The statement ${id} was not read`);
}
