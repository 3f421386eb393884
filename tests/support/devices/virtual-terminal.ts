import { createHash, randomUUID } from "node:crypto";
import {
  calculateJwkThumbprint,
  compactVerify,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  type CryptoKey as JoseKey,
  type JWK,
  SignJWT,
} from "jose";
import mqtt, { type MqttClient } from "mqtt";

/** A terminal written from the protocol's text alone: it knows nothing of the portal's code. */
export interface TerminalIdentity {
  terminalId: string;
  merchant: { id: string; name: string };
  store: { id: string; name: string };
  tokenUrl: string;
  mqtt: { url: string; clientId: string; topicPrefix: string };
  jwksUrl: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a foreign client reads untyped JSON and its tests check what matters.
  body: any;
}

export interface DeviceFacts {
  serialNumber: string;
  activationCode: string;
  model: string;
  firmwareVersion: string;
}

interface RequestOptions {
  method?: string;
  json?: unknown;
  raw?: { type: string; bytes: Uint8Array };
  headers?: Record<string, string>;
}

interface AssertionChanges {
  audience?: string;
  subject?: string;
  jti?: string;
  expiresIn?: number;
  alg?: string;
  jkt?: string;
  signedBy?: JoseKey;
  /** So far the terminal's clock is off. */
  skewMs?: number;
}

export class VirtualTerminal {
  readonly #base: string;
  readonly #facts: DeviceFacts;
  #privateKey: JoseKey;
  publicJwk: JWK;
  identity: TerminalIdentity | undefined;
  token = "";
  etag: string | undefined;

  private constructor(base: string, facts: DeviceFacts, keys: { privateKey: JoseKey; publicJwk: JWK }) {
    this.#base = base;
    this.#facts = facts;
    this.#privateKey = keys.privateKey;
    this.publicJwk = keys.publicJwk;
  }

  static async make(deviceLinkUrl: string, facts: DeviceFacts): Promise<VirtualTerminal> {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const { kty, crv, x } = await exportJWK(publicKey);
    const publicJwk = { kty, crv, x } as JWK;
    return new VirtualTerminal(deviceLinkUrl, facts, { privateKey, publicJwk });
  }

  get id(): string {
    return this.known.terminalId;
  }

  get known(): TerminalIdentity {
    if (this.identity === undefined) throw new Error("activate first");
    return this.identity;
  }

  async activate(changes: Record<string, unknown> = {}): Promise<Reply> {
    const json = { ...this.#facts, publicKey: this.publicJwk, ...changes };
    const reply = await this.request("/device/v1/activations", { method: "POST", json });
    if (reply.status < 300) this.identity = reply.body as TerminalIdentity;
    return reply;
  }

  /** A new key; `use` makes this terminal sign with it from then on. */
  async nextKey(): Promise<{ offer: object; use: () => void }> {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const { kty, crv, x } = await exportJWK(publicKey);
    const publicJwk = { kty, crv, x } as JWK;
    const about = { audience: `${this.#base}/device/v1/keys`, jkt: await calculateJwkThumbprint(publicJwk) };
    const assertion = await this.assertion(about);
    const proof = await this.assertion({ ...about, signedBy: privateKey });
    const use = () => {
      this.#privateKey = privateKey;
      this.publicJwk = publicJwk;
    };
    return { offer: { publicKey: publicJwk, assertion, proof }, use };
  }

  assertion(changes: AssertionChanges = {}): Promise<string> {
    const now = Math.floor((Date.now() + (changes.skewMs ?? 0)) / 1000);
    const subject = changes.subject ?? this.id;
    return new SignJWT(changes.jkt === undefined ? {} : { jkt: changes.jkt })
      .setProtectedHeader({ alg: changes.alg ?? "EdDSA" })
      .setIssuer(subject)
      .setSubject(subject)
      .setAudience(changes.audience ?? this.known.tokenUrl)
      .setJti(changes.jti ?? randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + (changes.expiresIn ?? 50))
      .sign(changes.signedBy ?? this.#privateKey);
  }

  async authenticate(assertion?: string): Promise<Reply> {
    const body = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: assertion ?? (await this.assertion()),
    });
    const response = await fetch(this.known.tokenUrl, { method: "POST", body });
    const reply = await readReply(response);
    if (reply.status === 200) this.token = String(reply.body.access_token);
    return reply;
  }

  /** Fetches the configuration, verifies it with the published keys and checks its content hash. */
  async fetchConfig(options: { wait?: number } = {}): Promise<Reply> {
    const query = options.wait === undefined ? "" : `?wait=${options.wait}`;
    const headers = this.etag === undefined ? {} : { "if-none-match": this.etag };
    const reply = await this.request(`/device/v1/config${query}`, { headers });
    if (reply.status !== 200) return reply;
    this.etag = reply.headers.get("etag") ?? undefined;
    return { ...reply, body: await this.verifyConfig(String(reply.body)) };
  }

  async verifyConfig(jws: string): Promise<Record<string, unknown>> {
    const keys = createRemoteJWKSet(new URL(this.known.jwksUrl));
    const { payload } = await compactVerify(jws, keys, { algorithms: ["EdDSA"] });
    const config = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    const { version: _version, issuedAt: _issuedAt, contentHash, ...content } = config;
    const hash = createHash("sha256").update(sortedJson(content)).digest("hex");
    if (hash !== contentHash) throw new Error("the content hash does not fit the content");
    return config;
  }

  report(report: Record<string, unknown>): Promise<Reply> {
    return this.request("/device/v1/config/reports", { method: "POST", json: report });
  }

  heartbeat(beat: Record<string, unknown>): Promise<Reply> {
    const json = { firmwareVersion: this.#facts.firmwareVersion, clock: new Date().toISOString(), ...beat };
    return this.request("/device/v1/heartbeats", { method: "POST", json });
  }

  takeOrder(key: string, order: Record<string, unknown>): Promise<Reply> {
    return this.request("/device/v1/payments", {
      method: "POST",
      json: order,
      headers: { "idempotency-key": key },
    });
  }

  /**
   * Takes a Huabei order by first asking for its price: the refusal of an order without a quote carries it. The
   * question has a key of its own, so that repeating the order repeats exactly the same body.
   */
  async takeHuabeiOrder(key: string, order: Record<string, unknown>): Promise<Reply> {
    const asked = await this.takeOrder(`${key}-price`, order);
    if (asked.status !== 409 || asked.body.error.code !== "quote_changed") return asked;
    return this.takeOrder(key, { ...order, quoteHash: asked.body.error.quote.hash });
  }

  async connectMqtt(
    options: { url?: string; clientId?: string; password?: string; reconnectPeriod?: number } = {},
  ): Promise<MqttClient> {
    const client = mqtt.connect(options.url ?? this.known.mqtt.url, {
      protocolVersion: 4,
      clientId: options.clientId ?? this.known.mqtt.clientId,
      username: options.clientId ?? this.known.mqtt.clientId,
      password: options.password ?? this.token,
      reconnectPeriod: options.reconnectPeriod ?? 0,
    });
    await new Promise<void>((resolve, reject) => {
      client.once("connect", () => resolve());
      client.once("error", reject);
      client.once("close", () => reject(new Error("closed")));
    });
    return client;
  }

  async request(path: string, options: RequestOptions = {}): Promise<Reply> {
    const headers: Record<string, string> = { ...options.headers };
    if (this.token !== "") headers.authorization = `Bearer ${this.token}`;
    if (options.json !== undefined) headers["content-type"] = "application/json";
    if (options.raw !== undefined) headers["content-type"] = options.raw.type;
    const body = options.raw?.bytes ?? (options.json === undefined ? null : JSON.stringify(options.json));
    const response = await fetch(this.#base + path, {
      method: options.method ?? "GET",
      headers,
      body: body as BodyInit | null,
    });
    return readReply(response);
  }
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** RFC 8785 for what a configuration holds: sorted keys, no white space. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(",")}}`;
}
