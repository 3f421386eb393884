import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { eq } from "drizzle-orm";
import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { terminals } from "#db/schema/terminals.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { medianOf, timesOf } from "../support/devices/latency.ts";
import type { VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

const BURST = 8_000;
/** On a machine that does nothing else it is a few milliseconds, the promise is 50, and tests run on busy ones. */
const MEDIAN_MS = 50 * 3;

const beatOf = (firmwareVersion: string) => ({
  configVersion: 0,
  configHash: null,
  firmwareVersion,
  clock: new Date().toISOString(),
});
const beatTopic = (terminal: VirtualTerminal) => `${terminal.known.mqtt.topicPrefix}heartbeat`;

/** What a calm terminal waits for a heartbeat over HTTP, and for the acknowledgement of one over MQTT. */
async function calmly(calm: VirtualTerminal, client: MqttClient) {
  const pace = { times: 20, pauseMs: 20 };
  const [http, mqtt] = await Promise.all([
    timesOf(async () => expect((await calm.heartbeat(beatOf("9.0.0"))).status).toBe(200), pace),
    timesOf(() => client.publishAsync(beatTopic(calm), JSON.stringify(beatOf("9.0.0")), { qos: 1 }), pace),
  ]);
  return { http: medianOf(http), mqtt: medianOf(mqtt) };
}

test.each([
  ["our broker", 0, false],
  ["our broker", 1, false],
  // At QoS 1 another broker's own limits decide what of a flood comes through.
  ["another broker", 0, true],
] as const)(
  "a burst of 8,000 over %s at QoS %i from one terminal leaves others as they were",
  async (broker, qos, foreignBroker) => {
    const link = await startTestDeviceLink({ foreignBroker });
    const [flooding, calm] = [await link.ready(), await link.ready()];
    const [flood, client] = [await flooding.connectMqtt(), await calm.connectMqtt()];
    const quiet = await calmly(calm, client);
    for (let n = 0; n < BURST; n++) {
      flood.publish(beatTopic(flooding), JSON.stringify(beatOf(`1.0.${n}`)), { qos }, () => {});
    }
    const flooded = await calmly(calm, client);
    const told = [quiet, flooded].map(({ http, mqtt }) => `${http.toFixed(1)} and ${mqtt.toFixed(1)}`);
    process.stdout.write(
      `  8,000 at QoS ${qos} over ${broker}: others' medians over HTTP and MQTT were ${told.join(" ms, then ")} ms\n`,
    );
    expect(flooded.http).toBeLessThan(Math.max(MEDIAN_MS, 10 * quiet.http));
    expect(flooded.mqtt).toBeLessThan(Math.max(MEDIAN_MS, 10 * quiet.mqtt));
    flood.end(true);
    client.end(true);
    await link.close();
  },
);

describe("the limit", () => {
  let link: TestDeviceLink;
  beforeAll(async () => {
    link = await startTestDeviceLink();
  });
  afterAll(() => link.close());

  test("is one for HTTP and MQTT, by the terminal whose token it is, and what is over it is not acknowledged", async () => {
    const terminal = await link.ready();
    const client = await terminal.connectMqtt();
    // Until it is refused for long enough to look at it.
    await eventually(async () => {
      const asked = Array.from({ length: 50 }, () => terminal.heartbeat(beatOf("1.0.0")));
      const refused = (await Promise.all(asked)).find(({ status }) => status === 429);
      return Number(refused?.headers.get("retry-after")) >= 2 || undefined;
    }, 30_000);
    const acknowledged = vi.fn();
    const beat = JSON.stringify(beatOf("2.0.0"));
    client.publish(beatTopic(terminal), beat, { qos: 1 }, (error) => error ?? acknowledged());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(acknowledged).not.toHaveBeenCalled();
    expect(await firmwareOf(terminal)).toBe("1.0.0");
    client.end(true);
  });

  test("is not left by a made-up Authorization, and meets only who made it up", async () => {
    const terminal = await link.ready();
    await eventually(async () => (await madeUp(1_000)).includes("429") || undefined, 30_000);
    expect((await terminal.heartbeat(beatOf("1.0.0"))).status).toBe(200);
  });

  /** What so many requests on one connection are answered, each with a token of its own that nobody issued. */
  const madeUp = (times: number) =>
    new Promise<string[]>((resolve, reject) => {
      const socket = connect({ port: Number(new URL(link.url).port), host: "127.0.0.1" });
      let answered = "";
      socket.setEncoding("latin1").on("error", reject);
      socket.on("data", (chunk: string) => {
        answered += chunk;
      });
      socket.on("close", () => resolve(answered.match(/(?<=HTTP\/1\.1 )\d{3}/g) ?? []));
      // Written at once: waiting for each answer would take longer than the limit counts.
      const ask = (last: boolean) =>
        `GET /device/v1/config HTTP/1.1\r\nHost: link\r\nAuthorization: Bearer ${randomUUID()}\r\nConnection: ${last ? "close" : "keep-alive"}\r\n\r\n`;
      socket.write(Array.from({ length: times }, (_, n) => ask(n === times - 1)).join(""));
    });

  const firmwareOf = async ({ id }: VirtualTerminal) => {
    const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, id));
    return row?.firmwareVersion;
  };
});
