import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

test("every terminal finds its newest configuration at a broker that was wiped, and nobody has asked for it", async () => {
  const ready = [await link.ready(), await link.ready(), await link.ready()];
  await link.replaceBroker();
  const wiped = performance.now();
  for (const terminal of ready) {
    const client = await terminal.connectMqtt();
    const arrived = new Promise<string>((resolve) =>
      client.once("message", (_topic, payload) => resolve(payload.toString())),
    );
    await client.subscribeAsync(`${terminal.known.mqtt.topicPrefix}#`, { qos: 1 });
    const config = await terminal.verifyConfig(await arrived);
    expect(config).toMatchObject({ terminalId: terminal.id, version: 1 });
    client.end(true);
  }
  const took = Math.round(performance.now() - wiped);
  process.stdout.write(`  wiped broker: all configurations were back after ${took} ms\n`);
});

test("a message under way when the broker is wiped is acknowledged by the next one, once it is kept", async () => {
  const terminal = await link.ready();
  const client = await terminal.connectMqtt({ reconnectPeriod: 100 });
  const beat = {
    configVersion: 0,
    configHash: null,
    firmwareVersion: "7.7.7",
    clock: new Date().toISOString(),
  };
  link.database.cut();
  const acknowledged = client.publishAsync(
    `${terminal.known.mqtt.topicPrefix}heartbeat`,
    JSON.stringify(beat),
    {
      qos: 1,
    },
  );
  await link.replaceBroker();
  link.database.goOn();
  await acknowledged;
  const reply = await eventually(async () => {
    const heard = await terminal.heartbeat({ configVersion: 0, configHash: null });
    return heard.status === 200 ? heard : undefined;
  });
  expect(reply.body.desiredVersion).toBe(1);
  client.end(true);
});
