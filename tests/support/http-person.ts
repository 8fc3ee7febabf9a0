/** Somebody who talks to the running product without a browser: keeps cookies, follows nothing, sends forms as a page of ours would. */
export class HttpPerson {
  private cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async get(path: string): Promise<Response> {
    return this.keep(await fetch(this.origin + path, { redirect: "manual", headers: this.headers() }));
  }

  async post(path: string, fields: Record<string, string> = {}, { csrf = true } = {}): Promise<Response> {
    if (csrf && !this.cookies.has("tlv_csrf")) await this.get("/sign-in");
    const body = new URLSearchParams(csrf ? { ...fields, csrf: this.cookies.get("tlv_csrf") ?? "" } : fields);
    return this.keep(await fetch(this.origin + path, { method: "POST", redirect: "manual", body, headers: { ...this.headers(), Origin: this.origin } }));
  }

  /** Sends a form with files, as `enctype="multipart/form-data"`; the token stands first, as on our pages. */
  async send(path: string, fields: Record<string, string>, files: Record<string, File>, { csrf = true } = {}): Promise<Response> {
    if (csrf && !this.cookies.has("tlv_csrf")) await this.get("/sign-in");
    const body = new FormData();
    if (csrf) body.set("csrf", this.cookies.get("tlv_csrf") ?? "");
    for (const [name, value] of Object.entries({ ...fields, ...files })) body.set(name, value);
    // The length is stated, as browsers do: the product refuses a body that does not say it.
    const bytes = Buffer.from(await new Response(body).arrayBuffer());
    const type = `multipart/form-data; boundary=${/--([^\r\n]+)/.exec(bytes.subarray(0, 200).toString("latin1"))![1]}`;
    return this.keep(await fetch(this.origin + path, { method: "POST", redirect: "manual", body: bytes, headers: { ...this.headers(), Origin: this.origin, "Content-Type": type } }));
  }

  async signInAs(personId: string): Promise<this> {
    const response = await this.post("/dev/sign-in", { personId });
    if (response.status !== 302) throw new Error(`Signing in answered ${response.status}`);
    return this;
  }

  /** The form token that this person's browser holds. */
  token(): string {
    return this.cookies.get("tlv_csrf") ?? "";
  }

  headers(): Record<string, string> {
    return { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  private keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
