import type { MqttClient } from "mqtt";

export type PushState = "connecting" | "connected" | "down";

interface PushOptions {
  /** WebSocket address of the device link's MQTT bridge. */
  url: string;
  terminalId: string;
  topicPrefix: string;
  token: () => Promise<string>;
  onState: (state: PushState) => void;
  onConfig: (jws: string) => void;
  onPayment: (paymentId: string) => void;
  onMessage: () => void;
}

const RECONNECT_MS = 4000;

/** MQTT over the bridge. Every connection carries a fresh token, so reconnecting is ours, not the client's. */
export class PushConnection {
  readonly #options: PushOptions;
  #client: MqttClient | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: PushOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { url, terminalId, topicPrefix, onState } = this.#options;
    if (this.#closed) return;
    onState("connecting");
    try {
      const [{ default: mqtt }, password] = await Promise.all([import("mqtt"), this.#options.token()]);
      if (this.#closed) return;
      const client = mqtt.connect(url, {
        clientId: terminalId,
        username: terminalId,
        password,
        protocolVersion: 4,
        clean: true,
        keepalive: 30,
        reconnectPeriod: 0,
        // Worker timers would need a blob worker, which the page's policy refuses.
        timerVariant: "native",
      });
      this.#client = client;
      client.on("connect", () => {
        onState("connected");
        const topics = ["config/desired", "payments", "messages"].map(
          (subject) => `${topicPrefix}${subject}`,
        );
        client.subscribe(topics, { qos: 1 });
      });
      client.on("message", (topic, payload) => this.#deliver(topic, payload.toString()));
      client.on("error", () => client.end(true));
      client.on("close", () => this.#reconnect());
    } catch {
      // No token or no network: the same wait as after a lost connection.
      this.#reconnect();
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#client?.end(true);
  }

  #deliver(topic: string, payload: string): void {
    if (topic.endsWith("/config/desired")) this.#options.onConfig(payload);
    if (topic.endsWith("/messages")) this.#options.onMessage();
    if (!topic.endsWith("/payments")) return;
    const hint: unknown = JSON.parse(payload);
    if (typeof hint === "object" && hint !== null && "paymentId" in hint) {
      this.#options.onPayment(String(hint.paymentId));
    }
  }

  #reconnect(): void {
    if (this.#closed) return;
    this.#options.onState("down");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.open(), RECONNECT_MS);
  }
}
