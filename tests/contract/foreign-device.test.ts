import { spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import type { VirtualTerminal } from "../support/devices/virtual-terminal.ts";

const hasMosquitto = spawnSync("mosquitto_sub", ["--help"]).error === undefined;

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

/** What `mosquitto_sub` needs to connect as this terminal. */
function credentials(terminal: VirtualTerminal): string[] {
  const { hostname, port } = new URL(terminal.known.mqtt.url);
  const { clientId } = terminal.known.mqtt;
  return ["-h", hostname, "-p", port, "-V", "mqttv311", "-i", clientId, "-u", clientId, "-P", terminal.token];
}

/** Runs a client to its end without holding up this process, in which the broker runs. */
async function run(program: string, options: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

describe.runIf(hasMosquitto)("mosquitto, a client that knows nothing of us", () => {
  test("receives the retained configuration, which verifies", async () => {
    const terminal = await link.ready();
    const { body } = await terminal.request("/device/v1/config");
    const topic = `${terminal.known.mqtt.topicPrefix}config/desired`;
    await link.portal.publish(topic, String(body), { retain: true });
    const received = await run("mosquitto_sub", [
      ...credentials(terminal),
      "-t",
      topic,
      "-q",
      "1",
      "-C",
      "1",
      "-W",
      "10",
    ]);
    expect(received.code).toBe(0);
    expect(await terminal.verifyConfig(received.output.trim())).toMatchObject({ terminalId: terminal.id });
  });

  test("is refused on another terminal's topic", async () => {
    const [mine, theirs] = [await link.ready(), await link.ready()];
    const topic = `${theirs.known.mqtt.topicPrefix}config/desired`;
    await link.portal.publish(topic, "theirs", { retain: true });
    const refused = await run("mosquitto_sub", [
      ...credentials(mine),
      "-t",
      topic,
      "-q",
      "1",
      "-C",
      "1",
      "-W",
      "3",
    ]);
    expect(refused.output).not.toContain("theirs");
    expect(refused.output).toMatch(/denied|rejected|refused/i);
  });

  test("reports with mosquitto_pub and is taken", async () => {
    const terminal = await link.ready();
    const config = await terminal.fetchConfig();
    const report = {
      version: 1,
      contentHash: config.body.contentHash,
      status: "applied",
      at: new Date().toISOString(),
    };
    const topic = `${terminal.known.mqtt.topicPrefix}config/reported`;
    const sent = await run("mosquitto_pub", [
      ...credentials(terminal),
      "-t",
      topic,
      "-q",
      "1",
      "-m",
      JSON.stringify(report),
    ]);
    expect(sent).toMatchObject({ code: 0 });
  });
});
