import { randomBytes } from "node:crypto";
import mqtt, { type MqttClient } from "mqtt";
import { acknowledgeWhenDone, type Take } from "./acknowledge-when-done.ts";
import { type Broker, BrokerError, type PublishOptions } from "./port.ts";
import { DISCONNECT_TOPIC, PORTAL_USER } from "./topics.ts";
import { watchMemory } from "./watch-memory.ts";

export interface MqttBrokerSettings {
  url: string;
  password: string;
  /** Which process this is, for the broker's own log. */
  name: string;
  log: { warn(fields: object, message: string): void };
  /** Called when the broker turns out to have lost what it kept; brings everything back. */
  restore?: (broker: Broker) => Promise<void>;
  /** What this process is sent: a message is acknowledged once `take` is done with it. */
  subscription?: {
    filters: readonly string[];
    take: Take;
    /** Under this name the broker keeps what it could not deliver until this process is back. */
    session: string;
  };
}

const CONNECT_TIMEOUT_MS = 5_000;
const ACKNOWLEDGE_TIMEOUT_MS = 10_000;
const RECONNECT_MS = 1_000;

/** The portal's connection to any MQTT 3.1.1 broker; it reconnects and subscribes again by itself. */
export function connectMqttBroker(settings: MqttBrokerSettings): Broker {
  const { subscription } = settings;
  const client = mqtt.connect(settings.url, {
    protocolVersion: 4,
    clientId: `${PORTAL_USER}-${settings.name}-${subscription?.session ?? randomBytes(6).toString("hex")}`,
    username: PORTAL_USER,
    password: settings.password,
    clean: subscription === undefined,
    connectTimeout: CONNECT_TIMEOUT_MS,
    reconnectPeriod: RECONNECT_MS,
    keepalive: 30,
    // A message that cannot be sent now fails at once: its outbox row is the queue.
    queueQoSZero: false,
  });
  let reported = false;
  client.on("error", (error) => {
    if (!reported) settings.log.warn({ err: error }, "broker is unreachable, trying again");
    reported = true;
  });
  client.on("connect", () => {
    reported = false;
    if (subscription !== undefined) subscribe(client, settings);
  });
  if (subscription !== undefined) acknowledgeWhenDone(client, subscription.take);
  const publish = (topic: string, payload: string | Uint8Array, options: PublishOptions = {}) =>
    acknowledged(client, { topic, payload, options });
  const broker: Broker = {
    publish,
    disconnectTerminal: (terminalId) => publish(DISCONNECT_TOPIC, terminalId),
    isConnected: () => client.connected,
    close: async () => {
      await client.endAsync(!client.connected);
    },
  };
  const { restore, log } = settings;
  if (restore !== undefined) watchMemory(client, { restore: () => restore(broker), log });
  return broker;
}

function subscribe(client: MqttClient, settings: MqttBrokerSettings): void {
  const filters = [...(settings.subscription?.filters ?? [])];
  client.subscribeAsync(filters, { qos: 1 }).catch((error: unknown) => {
    settings.log.warn({ err: error, filters }, "broker refused a subscription");
  });
}

async function acknowledged(
  client: MqttClient,
  { topic, payload, options }: { topic: string; payload: string | Uint8Array; options: PublishOptions },
): Promise<void> {
  await connected(client);
  const bytes = typeof payload === "string" ? payload : Buffer.from(payload);
  const sent = client.publishAsync(topic, bytes, { qos: options.qos ?? 1, retain: options.retain ?? false });
  try {
    await within(sent, ACKNOWLEDGE_TIMEOUT_MS);
  } catch (error) {
    throw new BrokerError("The broker did not acknowledge the message.", error);
  }
}

async function connected(client: MqttClient): Promise<void> {
  if (client.connected) return;
  let settle = () => {};
  const connect = new Promise<void>((resolve) => {
    settle = resolve;
    client.once("connect", settle);
  });
  try {
    await within(connect, CONNECT_TIMEOUT_MS);
  } catch (error) {
    client.removeListener("connect", settle);
    throw new BrokerError("The broker cannot be reached.", error);
  }
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
