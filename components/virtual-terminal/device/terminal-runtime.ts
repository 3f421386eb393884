import type { JSONWebKeySet } from "jose";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import type { DeliveredMessage } from "#server/domain/terminals/messages/views.ts";
import { type DeviceMemory, eraseMemory, readMemory, writeMemory } from "./device-memory.ts";
import { makeDeviceKey } from "./link/device-key.ts";
import { DeviceLink, type Exchange } from "./link/device-link.ts";
import { asLinkFault, type LinkFault } from "./link/link-fault.ts";
import { offerOf } from "./link/offer-key.ts";
import { PushConnection, type PushState } from "./link/push-connection.ts";
import { TokenKeeper } from "./link/token-keeper.ts";
import { ConfigRejected, verifyConfig } from "./link/verify-config.ts";

/** What this virtual device says of itself; hardware would read it from its flash. */
export const FIRMWARE_VERSION = "3.2.0";
const HEARTBEAT_MS = 30_000;
const LOG_LENGTH = 60;

export interface TerminalSnapshot {
  phase: "loading" | "unactivated" | "starting" | "ready";
  memory: DeviceMemory | null;
  config: TerminalConfig | null;
  push: PushState;
  online: boolean;
  /** Why starting did not finish. */
  fault: LinkFault | null;
  log: readonly Exchange[];
  /** What whoever stands here is still to read, the oldest first. */
  messages: readonly DeliveredMessage[];
}

export interface ActivationForm {
  serialNumber: string;
  activationCode: string;
  model: string;
}

const EMPTY: TerminalSnapshot = {
  phase: "loading",
  memory: null,
  config: null,
  push: "down",
  online: true,
  fault: null,
  log: [],
  messages: [],
};

/** A device without a screen: identity, token, configuration, push and heartbeat, all over the device protocol. */
export class TerminalRuntime {
  readonly link: DeviceLink;
  readonly paymentHints = new EventTarget();
  #snapshot = EMPTY;
  #listeners = new Set<() => void>();
  #tokens: TokenKeeper | null = null;
  #push: PushConnection | null = null;
  #jwks: JSONWebKeySet | null = null;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #exchanges = 0;
  /** Kept while activating: asking again with the same key is harmless, with another it is refused. */
  #candidate: Awaited<ReturnType<typeof makeDeviceKey>> | null = null;

  constructor(base: string) {
    this.link = new DeviceLink(base, (exchange) => this.#note(exchange));
  }

  getSnapshot = (): TerminalSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async powerOn(): Promise<void> {
    const memory = await readMemory();
    if (memory === null) return this.#set({ phase: "unactivated" });
    await this.#boot(memory);
  }

  powerOff(): void {
    this.#push?.close();
    clearInterval(this.#heartbeat);
  }

  /** Makes the device's key and trades the code for an identity; a refusal leaves no trace here. */
  async activate(form: ActivationForm): Promise<void> {
    this.#candidate ??= await makeDeviceKey();
    const { keyPair, publicKeyX } = this.#candidate;
    const { serialNumber, model } = form;
    const activation = await this.link.activate({
      ...form,
      firmwareVersion: FIRMWARE_VERSION,
      publicKey: { kty: "OKP", crv: "Ed25519", x: publicKeyX },
    });
    const memory: DeviceMemory = {
      keyPair,
      publicKeyX,
      serialNumber,
      model,
      firmwareVersion: FIRMWARE_VERSION,
      activation,
      configJws: null,
      openOrder: null,
    };
    await writeMemory(memory);
    this.#candidate = null;
    await this.#boot(memory);
  }

  async forget(): Promise<void> {
    this.powerOff();
    await eraseMemory();
    this.#snapshot = { ...EMPTY, log: this.#snapshot.log };
    this.#set({ phase: "unactivated" });
  }

  /** Starts over from what is remembered, after a fault. */
  async retry(): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory !== null) await this.#boot(memory);
  }

  now(): Date {
    return this.#tokens?.now() ?? new Date();
  }

  /** Runs one authorised exchange. */
  async use<T>(work: (token: string) => Promise<T>): Promise<T> {
    if (this.#tokens === null) throw new Error("the terminal is not activated");
    try {
      const answer = await this.#tokens.use(work);
      if (!this.#snapshot.online) this.#set({ online: true });
      return answer;
    } catch (error) {
      if (asLinkFault(error).code === "network") this.#set({ online: false });
      throw error;
    }
  }

  rememberOrder(openOrder: DeviceMemory["openOrder"]): Promise<void> {
    return this.#remember({ openOrder });
  }

  async #remember(change: Partial<DeviceMemory>): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory === null) return;
    const next = { ...memory, ...change };
    await writeMemory(next);
    this.#set({ memory: next });
    if (this.#tokens !== null) this.#tokens.memory = next;
  }

  /** Fetches the newest configuration, verifies it, runs it and says so. */
  async refreshConfig(): Promise<void> {
    const version = this.#snapshot.config?.version ?? 0;
    const jws = await this.use((token) => this.link.config(token, version));
    if (jws !== null) await this.#adopt(jws, true);
  }

  async #boot(memory: DeviceMemory): Promise<void> {
    this.powerOff();
    this.#tokens = new TokenKeeper(this.link, memory, ({ keyPair, publicKeyX }) =>
      this.#remember({ keyPair, publicKeyX, nextKey: null }),
    );
    this.#set({ phase: "starting", memory, fault: null });
    try {
      await this.#tokens.get();
      await this.#loadKeys();
      if (memory.configJws !== null) await this.#adopt(memory.configJws, false);
      await this.refreshConfig();
      this.#connect(memory);
      this.#heartbeat = setInterval(() => void this.#beat().catch(() => {}), HEARTBEAT_MS);
      this.#set({ phase: "ready" });
      await this.#beat();
    } catch (error) {
      this.#set({ fault: asLinkFault(error) });
    }
  }

  async #loadKeys(): Promise<void> {
    const jwksUrl = new URL(this.#snapshot.memory?.activation.jwksUrl ?? "", this.link.base);
    const response = await this.link.call(jwksUrl.pathname, {});
    this.#jwks = await response.json();
  }

  async #adopt(jws: string, report: boolean): Promise<void> {
    const { memory, config: running } = this.#snapshot;
    if (memory === null || this.#jwks === null) return;
    try {
      const config = await verifyConfig(jws, {
        jwks: this.#jwks,
        terminalId: memory.activation.terminalId,
      });
      // The version only ever rises; an older retained message is no news.
      if (running !== null && config.version <= running.version) return;
      const next = { ...memory, ...this.#snapshot.memory, configJws: jws };
      await writeMemory(next);
      this.#set({ config, memory: next });
      if (report) await this.#report({ ...config, status: "applied" });
    } catch (error) {
      if (!(error instanceof ConfigRejected)) throw error;
      const { version, contentHash, message: reason } = error;
      if (version !== null && contentHash !== null) {
        await this.#report({ version, contentHash, status: "rejected", reason });
      }
    }
  }

  async #report(report: {
    version: number;
    contentHash: string;
    status: "applied" | "rejected";
    reason?: string;
  }): Promise<void> {
    const { version, contentHash, status, reason } = report;
    const at = this.now().toISOString();
    await this.use((token) =>
      this.link.report(token, { version, contentHash, status, at, ...(reason !== undefined && { reason }) }),
    );
  }

  async #beat(): Promise<void> {
    const { config } = this.#snapshot;
    const answer = await this.use((token) =>
      this.link.heartbeat(token, {
        configVersion: config?.version ?? 0,
        configHash: config?.contentHash ?? null,
        firmwareVersion: FIRMWARE_VERSION,
        network: "browser",
        clock: this.now().toISOString(),
      }),
    );
    if (answer.desiredVersion > (config?.version ?? 0)) await this.refreshConfig();
    if (answer.logRequest !== undefined) await this.#sendLog(answer.logRequest);
    if (answer.messages !== undefined) await this.#fetchMessages();
    if (answer.keyRotation !== undefined) await this.#rotateKey();
  }

  /** Somebody here has read a message: it goes, and the portal is told. */
  async readMessage(messageId: string): Promise<void> {
    const messages = this.#snapshot.messages.filter((message) => message.messageId !== messageId);
    this.#set({ messages });
    await this.use((token) => this.link.readMessage(token, messageId));
  }

  /** Staff look for a fault: what was said to the device link, the oldest first. */
  async #sendLog(logId: string): Promise<void> {
    const lines = this.#snapshot.log
      .toReversed()
      .map(({ at, method, path, outcome }) => `${at.toISOString()} ${method} ${path} ${outcome}`);
    await this.use((token) => this.link.sendLog(token, logId, lines.join("\n")));
  }

  async #fetchMessages(): Promise<void> {
    const known = this.#snapshot.messages;
    const newer = await this.use((token) => this.link.messages(token, known.at(-1)?.number ?? 0));
    this.#set({ messages: [...known, ...newer] });
  }

  /** Staff want a new key: it is kept, offered by the old one, and holds with its first token. */
  async #rotateKey(): Promise<void> {
    const { memory } = this.#snapshot;
    if (memory === null || this.#tokens === null) return;
    const next = memory.nextKey ?? (await makeDeviceKey());
    await this.#remember({ nextKey: next });
    const { keyPair: current, activation } = memory;
    const about = { terminalId: activation.terminalId, base: activation.tokenUrl, now: this.now() };
    const offer = await offerOf({ ...about, current, next });
    await this.use((token) => this.link.offerKey(token, offer));
    await this.#tokens.renew();
  }

  #connect(memory: DeviceMemory): void {
    const { terminalId, mqtt } = memory.activation;
    const url = new URL("/device/v1/mqtt", this.link.base);
    url.protocol = url.protocol.replace("http", "ws");
    this.#push = new PushConnection({
      url: url.href,
      terminalId,
      topicPrefix: mqtt.topicPrefix,
      token: () => this.use((token) => Promise.resolve(token)),
      onState: (push) => this.#set({ push }),
      onConfig: (jws) => void this.#adopt(jws, true).catch(() => {}),
      onMessage: () => void this.#fetchMessages().catch(() => {}),
      onPayment: (paymentId) =>
        this.paymentHints.dispatchEvent(new CustomEvent("hint", { detail: paymentId })),
    });
    void this.#push.open();
  }

  #note(exchange: Omit<Exchange, "id">): void {
    this.#exchanges += 1;
    this.#set({ log: [{ ...exchange, id: this.#exchanges }, ...this.#snapshot.log].slice(0, LOG_LENGTH) });
  }

  #set(change: Partial<TerminalSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
