import { setTimeout as sleep } from "node:timers/promises";
import type { MqttClient } from "mqtt";
import type { Chance } from "../chaos/chance.ts";
import type { Reply, VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import type { Tally } from "./tally.ts";

/** What this terminal runs, as its flash would keep it over a power cut. */
interface Running {
  version: number;
  hash: string | null;
}

interface Work {
  chance: Chance;
  tally: Tally;
  /** How long pauses take, of what they take in a shop. */
  pace?: number;
}

const RETRY_MS = 500;

/** A terminal of the fleet: what every real one does, over HTTP and MQTT, and what it keeps while things go wrong. */
export class FleetTerminal {
  readonly terminal: VirtualTerminal;
  readonly chance: Chance;
  readonly tally: Tally;
  running: Running = { version: 0, hash: null };
  desired = 0;
  isActive = false;
  #mqtt: MqttClient | null = null;
  readonly #pace: number;

  constructor(terminal: VirtualTerminal, { chance, tally, pace = 1 }: Work) {
    this.terminal = terminal;
    this.chance = chance;
    this.tally = tally;
    this.#pace = pace;
  }

  get isConverged(): boolean {
    return this.isActive && this.desired > 0 && this.running.version === this.desired;
  }

  /** Some time between the two, in ms. */
  pause(least: number, most: number): Promise<void> {
    return sleep(this.chance.between(least, most) * this.#pace);
  }

  /** Until it is let in: a lost answer or a busy portal is no reason to give up, nor is software that was too old. */
  async start({ oldSoftware = false }: { oldSoftware?: boolean } = {}): Promise<void> {
    if (oldSoftware) {
      const firmwareVersion = "0.0.1";
      await this.insist("refused for old software", [422], () => this.terminal.activate({ firmwareVersion }));
    }
    await this.insist("activated", [200, 201], () => this.terminal.activate());
    this.isActive = true;
    await this.renewToken();
    await this.connect();
    await this.refresh();
  }

  renewToken(): Promise<Reply> {
    return this.insist("tokens", [200], () => this.terminal.authenticate());
  }

  async connect(): Promise<void> {
    this.disconnect();
    const client = await this.terminal.connectMqtt().catch(() => null);
    if (client === null) return this.tally.count("mqtt refused");
    client.on("error", () => {});
    client.on("message", (topic, payload) => {
      if (!topic.endsWith("config/desired")) return;
      this.tally.count("pushed");
      this.desired = Math.max(this.desired, versionIn(payload.toString()));
    });
    client.on("close", () => {
      if (this.#mqtt === client) this.#mqtt = null;
    });
    this.#mqtt = client;
    const topic = `${this.terminal.known.mqtt.topicPrefix}config/desired`;
    await client.subscribeAsync(topic, { qos: 1 }).catch(() => {});
  }

  disconnect(): void {
    this.#mqtt?.end(true);
    this.#mqtt = null;
  }

  /** Fetches and applies what is wanted, and says so; `silent` is a power cut between the two. */
  async refresh({ silent = false }: { silent?: boolean } = {}): Promise<void> {
    const reply = await this.insist("configurations", [200, 304], () => this.terminal.fetchConfig());
    if (reply.status === 304) return;
    const { version, contentHash } = reply.body as { version: number; contentHash: string };
    this.running = { version, hash: contentHash };
    if (!silent) await this.report("applied");
  }

  /** Over MQTT as often as over HTTP: what is acknowledged is kept either way. */
  async report(status: "applied" | "rejected", reason?: string): Promise<void> {
    const { version, hash } = this.running;
    if (hash === null) return;
    const report = { version, contentHash: hash, status, reason, at: new Date().toISOString() };
    if (this.chance.next() < 0.5 && (await this.#publish("config/reported", report))) return;
    await this.insist("reports", [200, 204], () => this.terminal.report(report));
  }

  async beat(changes: Record<string, unknown> = {}): Promise<void> {
    const beat = {
      configVersion: this.running.version,
      configHash: this.running.hash,
      network: this.chance.next() < 0.7 ? "4G" : "Wi-Fi",
      battery: this.chance.between(5, 100),
      ...changes,
    };
    if (this.#mqtt === null && this.chance.next() < 0.3) await this.connect();
    const firmwareVersion = "9.0.0";
    const whole = { firmwareVersion, clock: new Date().toISOString(), ...beat };
    if (this.chance.next() < 0.5 && (await this.#publish("heartbeat", whole))) return;
    const reply = await this.insist("heartbeats", [200], () => this.terminal.heartbeat(whole));
    this.desired = Number(reply.body.desiredVersion);
    if (this.desired > this.running.version) await this.refresh();
  }

  /** Everything is well again: it says what it runs until the portal wants nothing else. */
  async settle(): Promise<void> {
    if (this.#mqtt === null) await this.connect();
    this.terminal.etag = undefined;
    await this.refresh();
    const { version, hash } = this.running;
    const reply = await this.insist("heartbeats", [200], () =>
      this.terminal.heartbeat({ configVersion: version, configHash: hash, firmwareVersion: "9.0.0" }),
    );
    this.desired = Number(reply.body.desiredVersion);
  }

  /** Asks until the answer is one that was hoped for; what a terminal may be told on the way is taken into account. */
  async insist(what: string, hoped: readonly number[], ask: () => Promise<Reply>): Promise<Reply> {
    for (;;) {
      const askedAt = performance.now();
      const reply = await ask().catch((error: unknown) => {
        this.tally.count("unanswered");
        if (!(error instanceof Error)) throw error;
        return null;
      });
      if (reply !== null) {
        this.tally.tookMs.push(performance.now() - askedAt);
        if (hoped.includes(reply.status)) {
          this.tally.count(what);
          return reply;
        }
        await this.#heed(what, reply);
      }
      await sleep(RETRY_MS + this.chance.between(0, RETRY_MS));
    }
  }

  async #heed(what: string, reply: Reply): Promise<void> {
    const again = Number(reply.headers.get("retry-after") ?? 0);
    const code = reply.body?.error?.code;
    if (reply.status === 429 || reply.status === 503) {
      this.tally.count("told to wait");
      await sleep(Math.min(again, 15) * 1_000);
    } else if (reply.status === 401 && code === "token_invalid") {
      this.tally.count("tokens renewed");
      await this.renewToken();
    } else this.tally.surprise(`${what}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`);
  }

  async #publish(subject: string, body: object): Promise<boolean> {
    const client = this.#mqtt;
    if (client?.connected !== true) return false;
    const topic = `${this.terminal.known.mqtt.topicPrefix}${subject}`;
    const late = sleep(10_000).then(() => false);
    const sent = client.publishAsync(topic, JSON.stringify(body), { qos: 1 }).then(
      () => true,
      () => false,
    );
    const kept = await Promise.race([sent, late]);
    if (kept) this.tally.count(`${subject} over MQTT`);
    return kept;
  }
}

/** What a pushed configuration says that it is; it is verified when it is fetched and applied. */
function versionIn(jws: string): number {
  const payload = Buffer.from(jws.split(".")[1] ?? "", "base64url").toString();
  return Number((JSON.parse(payload) as { version: number }).version);
}
