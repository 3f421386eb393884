import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terminals } from "#db/schema/terminals.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import type { VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

describe.each([
  ["our broker", false],
  ["another broker", true],
])("while the database is away, over %s", (_title, foreignBroker) => {
  let link: TestDeviceLink;
  beforeAll(async () => {
    link = await startTestDeviceLink({ foreignBroker });
  });
  afterAll(() => link.close());

  const reportedBy = async (terminal: VirtualTerminal) => {
    const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, terminal.id));
    return row?.reportedVersion;
  };
  /** A terminal that is connected and has a configuration to report. */
  async function reporting() {
    const terminal = await link.ready();
    const { body } = await terminal.fetchConfig();
    const at = new Date().toISOString();
    const report = { version: 1, contentHash: body.contentHash, status: "applied", at };
    return { terminal, client: await terminal.connectMqtt(), report };
  }

  test.each(["cut", "freeze"] as const)(
    "(%s) nothing that is not kept is acknowledged to the end",
    async (how) => {
      const { terminal, client, report } = await reporting();
      link.database[how]();
      const topic = `${terminal.known.mqtt.topicPrefix}config/reported`;
      let isAcknowledged = false;
      const acknowledged = client.publishAsync(topic, JSON.stringify(report), { qos: 1 }).then(() => {
        isAcknowledged = true;
      });
      const asked = performance.now();
      const beat = { configVersion: 0, configHash: null };
      const replies = await Promise.all([1, 2, 3].map(() => terminal.heartbeat(beat)));
      const told = performance.now() - asked;
      process.stdout.write(`  database ${how}: a heartbeat is told after ${Math.round(told)} ms\n`);
      for (const reply of replies) {
        expect(reply.status).toBe(503);
        expect(reply.headers.get("retry-after")).toBe("1");
      }
      // Three seconds, and what a busy machine takes; waiting twice would be five.
      expect(told).toBeLessThan(4_500);
      expect(await reportedBy(terminal)).toBe(0);
      // Another broker has taken it over itself, and keeps it for the device link.
      expect(isAcknowledged).toBe(foreignBroker);
      link.database.goOn();
      await acknowledged;
      await eventually(async () => ((await reportedBy(terminal)) === 1 ? true : undefined), 15_000);
      client.end(true);
    },
  );
});
