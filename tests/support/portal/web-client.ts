import { generateSync } from "otplib";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { codeIn } from "../messages/code-in.ts";

export interface WebReply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a foreign client reads untyped JSON and its tests check what matters.
  body: any;
}

let made = 0;

/** Somebody at a browser without pages: keeps cookies, and asks several web processes in turn where there are several. */
export class WebClient {
  readonly #addresses: readonly string[];
  readonly #cookies = new Map<string, string>();
  readonly #sender: string | undefined;
  /** Each begins where another did not. */
  #turn = made++;

  /** `sender`: as a proxy of ours reports it. */
  constructor(addresses: readonly string[], sender?: string) {
    this.#addresses = addresses;
    this.#sender = sender;
  }

  async send(path: string, init: RequestInit = {}): Promise<WebReply> {
    const address = this.#addresses[this.#turn++ % this.#addresses.length] ?? "";
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set("cookie", this.cookie);
    if (this.#sender !== undefined) headers.set("x-forwarded-for", this.#sender);
    const response = await fetch(address + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";", 1);
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  query(procedure: string, input?: unknown): Promise<WebReply> {
    const question = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.send(`/api/trpc/${procedure}${question}`);
  }

  mutate(procedure: string, input?: unknown): Promise<WebReply> {
    return this.send(`/api/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input ?? {}),
    });
  }

  /** Null once in; else the reason of the refusal. */
  async signIn(provider: "staff" | "mobile", credentials: Record<string, string>): Promise<string | null> {
    const { body } = await this.send("/api/auth/csrf");
    const form = new URLSearchParams({ csrfToken: body.csrfToken, ...credentials, json: "true" });
    const reply = await this.send(`/api/auth/callback/${provider}`, { method: "POST", body: form });
    const { searchParams } = new URL(reply.body.url);
    if (reply.status === 200 && !searchParams.has("csrf")) return null;
    return searchParams.get("error") ?? `status ${reply.status}`;
  }

  /** As one of the demo's people; a code of the second factor works once, so not twice within half a minute. */
  async signInStaff(name: string): Promise<void> {
    const totp = generateSync({ secret: DEMO_TOTP_SECRET });
    const refused = await this.signIn("staff", {
      email: `${name}@ruwang.test`,
      password: DEMO_PASSWORD,
      totp,
    });
    if (refused !== null) throw new Error(`${name} was not let in: ${refused}`);
  }

  async signInMobile(mobile: string): Promise<void> {
    const asked = await this.mutate("identity.requestCode", { mobile });
    if (asked.status !== 200) throw new Error(`no code was sent: ${asked.status}`);
    const code = await this.newestCode(mobile);
    const refused = await this.signIn("mobile", { mobile, code });
    if (refused !== null) throw new Error(`the owner of a number was not let in: ${refused}`);
  }

  /** The code in the newest message that the demo's carrier was given for a number. */
  async newestCode(mobile: string): Promise<string> {
    const { body } = await this.send(`/api/demo/messages?to=${mobile}`);
    return codeIn(body[0]?.body);
  }
}
