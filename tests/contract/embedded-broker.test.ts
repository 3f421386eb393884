import { createConnection } from "node:net";
import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EmbeddedBroker, startEmbeddedBroker } from "#server/broker/embedded/embedded-broker.ts";
import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import type { Broker } from "#server/broker/port.ts";
import { terminalTopic } from "#server/broker/topics.ts";
import { topicPrefixOf } from "#server/domain/device-protocol/activation.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

const PORTAL_PASSWORD = "portal-password-for-tests";
const ME = "trm_00000000000000000001";
const OTHER = "trm_00000000000000000002";
const log = pino({ level: "silent" });

let tokens: Map<string, number>;
let embedded: EmbeddedBroker;
let portal: Broker;
let clients: MqttClient[];

beforeEach(async () => {
  tokens = new Map([
    [`${ME}:good`, Date.now() + 60_000],
    [`${OTHER}:good`, Date.now() + 60_000],
  ]);
  clients = [];
  embedded = await start(0);
  portal = connectMqttBroker({ url: url(), password: PORTAL_PASSWORD, name: "test", log });
});
const start = (port: number) =>
  startEmbeddedBroker({
    host: "127.0.0.1",
    port,
    portalPassword: PORTAL_PASSWORD,
    checkToken: async (terminalId, token) => tokens.get(`${terminalId}:${token}`) ?? null,
    recheckMs: 200,
    socketsPerAddress: 100,
    log,
  });
afterEach(async () => {
  for (const client of clients) client.end(true);
  await portal.close();
  await embedded.stop();
});

const url = () => `mqtt://127.0.0.1:${embedded.port}`;

function connect(options: {
  clientId?: string;
  username?: string;
  password?: string;
  protocolVersion?: 4 | 5;
}) {
  const client = mqtt.connect(url(), {
    clientId: ME,
    username: options.clientId ?? ME,
    password: "good",
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...options,
  });
  clients.push(client);
  client.on("error", () => {});
  return client;
}

const opened = (client: MqttClient) =>
  new Promise<void>((resolve) => client.once("connect", () => resolve()));
const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once("close", () => resolve()));

describe("connecting", () => {
  test("a terminal with its token connects", async () => {
    await opened(connect({}));
  });

  test.each([
    ["a wrong token", { password: "bad" }],
    ["another terminal's client id", { clientId: OTHER, username: ME }],
    ["the portal's user name", { clientId: "ruwang-portal-x", username: "ruwang-portal" }],
    ["a client id that is no terminal", { clientId: "anything" }],
    ["another protocol version", { protocolVersion: 5 as const }],
  ])("refuses %s", async (_title, options) => {
    const client = connect(options);
    let connected = false;
    client.once("connect", () => {
      connected = true;
    });
    await closed(client);
    expect(connected).toBe(false);
  });

  test.each([3, 5])(
    "tells a client of protocol level %i that the version is not spoken, then closes",
    async (level) => {
      const name = level === 3 ? "MQIsdp" : "MQTT";
      const head = Buffer.concat([
        Buffer.from([0, name.length]),
        Buffer.from(name),
        Buffer.from([level, 2, 0, 30]),
      ]);
      const properties = level === 5 ? [0] : [];
      const rest = Buffer.concat([head, Buffer.from([...properties, 0, 2]), Buffer.from("me")]);
      const socket = createConnection(embedded.port, "127.0.0.1");
      socket.write(Buffer.concat([Buffer.from([0x10, rest.length]), rest]));
      const answers: Buffer[] = [];
      for await (const chunk of socket) answers.push(chunk as Buffer);
      expect([...Buffer.concat(answers)]).toEqual([0x20, 0x02, 0x00, 0x01]);
    },
  );

  test("ends a connection when its token expires", async () => {
    tokens.set(`${ME}:good`, Date.now() + 400);
    const client = connect({});
    await opened(client);
    await closed(client);
  });

  test("ends a connection whose token was revoked, though it has not expired", async () => {
    const client = connect({});
    await opened(client);
    tokens.delete(`${ME}:good`);
    await closed(client);
  });

  test("ends a connection at once when the portal asks", async () => {
    const client = connect({});
    await opened(client);
    const ended = closed(client);
    await portal.disconnectTerminal(ME);
    await ended;
  });
});

describe("topics", () => {
  test("a terminal receives what the portal retained for it before it came", async () => {
    await portal.publish(terminalTopic(ME, "config/desired"), "jws", { retain: true });
    const client = connect({});
    await opened(client);
    const message = new Promise<string>((resolve) =>
      client.once("message", (_topic, payload) => resolve(payload.toString())),
    );
    await client.subscribeAsync(`${topicPrefixOf(ME)}#`, { qos: 1 });
    expect(await message).toBe("jws");
  });

  test.each([
    terminalTopic(OTHER, "config/desired"),
    "ruwang/v1/terminals/+/config/desired",
    "#",
    "$SYS/#",
    `ruwang/v1/terminals/${ME}`,
    `ruwang/v1/terminals/${ME}x/#`,
    "ruwang/v1/portal/disconnect",
  ])("a terminal may not subscribe to %s", async (filter) => {
    const client = connect({});
    await opened(client);
    // The client reports a refused filter either as an error or as grant 128.
    const granted = await client.subscribeAsync(filter, { qos: 1 }).catch(() => [{ qos: 128 }]);
    expect(granted[0]?.qos).toBe(128);
  });

  test.each([
    terminalTopic(OTHER, "heartbeat"),
    terminalTopic(ME, "config/desired"),
    terminalTopic(ME, "payments"),
    "ruwang/v1/portal/disconnect",
  ])("a terminal that publishes to %s is cut off", async (topic) => {
    const client = connect({});
    await opened(client);
    const ended = closed(client);
    client.publish(topic, "x", { qos: 1 });
    await ended;
  });

  test("the portal receives every terminal's reports", async () => {
    const received: string[] = [];
    const listener = connectMqttBroker({
      url: url(),
      password: PORTAL_PASSWORD,
      name: "listener",
      log,
      subscription: {
        filters: ["ruwang/v1/terminals/+/heartbeat"],
        take: async (topic) => void received.push(topic),
        session: "listener",
      },
    });
    const client = connect({});
    await opened(client);
    await eventually(async () => {
      await client.publishAsync(terminalTopic(ME, "heartbeat"), "{}", { qos: 1 });
      return received.length > 0 || undefined;
    });
    expect(received[0]).toBe(terminalTopic(ME, "heartbeat"));
    await listener.close();
  });

  test("whatever a broker was told to keep is brought back once it was wiped, and not while it keeps it", async () => {
    let restored = 0;
    const keeper = connectMqttBroker({
      url: url(),
      password: PORTAL_PASSWORD,
      name: "keeper",
      log,
      restore: async (broker) => {
        restored += 1;
        if (restored === 1) throw new Error("the database is away just now");
        await broker.publish(terminalTopic(ME, "config/desired"), "jws", { retain: true });
      },
    });
    await eventually(async () => (restored === 2 ? true : undefined), 15_000);
    const disturbed = vi.fn(async () => {});
    const other = connectMqttBroker({
      url: url(),
      password: PORTAL_PASSWORD,
      name: "other",
      log,
      restore: disturbed,
    });
    // Longer than a broker is given to show its mark.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(other.isConnected()).toBe(true);
    expect(disturbed).not.toHaveBeenCalled();
    await other.close();
    const { port } = embedded;
    await embedded.stop();
    embedded = await start(port);
    await eventually(async () => (restored === 3 ? true : undefined), 15_000);
    await keeper.close();
  });

  test("publishing to a broker that is gone fails with a retryable error instead of waiting forever", async () => {
    await embedded.stop();
    await expect(portal.publish("ruwang/v1/x", "y")).rejects.toMatchObject({ retryable: true });
  });
});
