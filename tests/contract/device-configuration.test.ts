import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { getOfferedConfig } from "#server/terminals/configuration/get-offered-config.ts";
import { issueConfig, issueConfigIn } from "#server/terminals/configuration/issue-config.ts";
import { reportConfig } from "#server/terminals/configuration/report-config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { refusal, startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { eventually } from "../support/gateway/mock-gateway.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

/** Makes the portal want another version of the same configuration, as a correction of drift does. */
async function offerNewVersion(terminalId: string): Promise<void> {
  await link.world.runtime.db.update(terminals).set({ drifted: true }).where(eq(terminals.id, terminalId));
  await inTransaction(link.world.runtime.db, (tx) =>
    issueConfigIn(tx, link.world.asSystem(), { terminalId, reason: "drift" }),
  );
}

describe("configuration", () => {
  test("is signed by a published key, and its content hash fits", async () => {
    const terminal = await link.ready();
    const reply = await terminal.fetchConfig();
    expect(reply.headers.get("content-type")).toContain("application/jose");
    expect(reply.headers.get("etag")).toBe('"1"');
    expect(reply.body).toMatchObject({ v: 1, terminalId: terminal.id, version: 1, currency: "CNY" });
    expect(reply.body.instalments.plans).toHaveLength(6);
  });

  test("answers 304 to the version that the terminal has", async () => {
    const terminal = await link.ready();
    await terminal.fetchConfig();
    expect((await terminal.fetchConfig()).status).toBe(304);
  });

  test("holds a waiting request until there is a newer version", async () => {
    const terminal = await link.ready();
    await terminal.fetchConfig();
    const waiting = terminal.fetchConfig({ wait: 10 });
    await offerNewVersion(terminal.id);
    expect(await waiting).toMatchObject({ status: 200, body: { version: 2 } });
  });

  test("a wait that nothing ends is answered 304 in its time", async () => {
    const terminal = await link.ready();
    await terminal.fetchConfig();
    expect((await terminal.fetchConfig({ wait: 1 })).status).toBe(304);
  });

  test("a report that comes while a new version is being offered waits, and is noted", async () => {
    const { world } = link;
    const terminal = await link.ready();
    const { body } = await terminal.fetchConfig();
    const at = new Date().toISOString();
    const report = { version: 1, contentHash: body.contentHash, status: "applied", at } as const;
    const { merchantId } = await getTerminal(world.asRole("logistics"), { terminalId: terminal.id });
    const ctx = world.as({ kind: "terminal", id: terminal.id, merchantId, roles: ["terminal"] });
    let told: Promise<{ ignored: boolean }> | undefined;
    await world.runtime.db.update(terminals).set({ drifted: true }).where(eq(terminals.id, terminal.id));
    await inTransaction(world.runtime.db, async (tx) => {
      await issueConfigIn(tx, world.asSystem(), { terminalId: terminal.id, reason: "drift" });
      told = reportConfig(ctx, report);
      // Long enough for whoever would not wait to have read the terminal as it was.
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await told).toEqual({ ignored: false });
  });

  test("a report is noted, repeating is harmless, an old one is ignored, an unknown version refused", async () => {
    const terminal = await link.ready();
    const { body } = await terminal.fetchConfig();
    const at = new Date().toISOString();
    const report = { version: 1, contentHash: body.contentHash, status: "applied", at };
    expect((await terminal.report(report)).status).toBe(204);
    expect((await terminal.report(report)).status).toBe(204);
    await offerNewVersion(terminal.id);
    expect((await terminal.report({ ...report, version: 2 })).status).toBe(204);
    expect(await terminal.report(report)).toMatchObject({ status: 200, body: { ignored: true } });
    expect(await terminal.report({ ...report, version: 99 })).toMatchObject(refusal(409, "version_unknown"));
  });

  test("a heartbeat with another hash than reported is drift, for staff to see", async () => {
    const terminal = await link.ready();
    const { body } = await terminal.fetchConfig();
    await terminal.report({
      version: 1,
      contentHash: body.contentHash,
      status: "applied",
      at: new Date().toISOString(),
    });
    const healthy = await terminal.heartbeat({ configVersion: 1, configHash: body.contentHash });
    expect(healthy).toMatchObject({ status: 200, body: { desiredVersion: 1 } });
    await terminal.heartbeat({ configVersion: 1, configHash: "0".repeat(64) });
    const raised = await link.world.runtime.db
      .select()
      .from(incidents)
      .where(eq(incidents.terminalId, terminal.id));
    expect(raised.map((incident) => incident.kind)).toContain("config_drift");
  });

  test("a configuration lost after a rollback is drift, which ends with the one offered anew; again is a new one", async () => {
    const terminal = await link.ready();
    const report = async (version: number, status: string) => {
      const { body } = await terminal.fetchConfig();
      await terminal.report({ version, contentHash: body.contentHash, status, at: new Date().toISOString() });
      return String(body.contentHash);
    };
    const drifts = async () => {
      const rows = await link.world.runtime.db
        .select()
        .from(incidents)
        .where(and(eq(incidents.terminalId, terminal.id), eq(incidents.kind, "config_drift")))
        .orderBy(asc(incidents.raisedAt));
      return rows.map(({ resolvedAt }) => (resolvedAt === null ? "open" : "resolved"));
    };
    await report(1, "rolled_back");
    await terminal.heartbeat({ configVersion: 0, configHash: null });
    await terminal.heartbeat({ configVersion: 0, configHash: null });
    expect(await drifts()).toEqual(["open"]);
    const promised = await link.world.runtime.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.topic, "config.issue"), sql`${outbox.payload} ->> 'terminalId' = ${terminal.id}`));
    expect(promised).toHaveLength(1);
    await issueConfig(link.world.asSystem(), { terminalId: terminal.id, reason: "drift" });
    const hash = await report(2, "applied");
    await terminal.heartbeat({ configVersion: 2, configHash: hash });
    expect(await drifts()).toEqual(["resolved"]);
    await terminal.heartbeat({ configVersion: 2, configHash: null });
    expect(await drifts()).toEqual(["resolved", "open"]);
  });
});

describe("MQTT", () => {
  test("the retained configuration arrives, and a report and heartbeat sent back are taken", async () => {
    const terminal = await link.ready();
    const { jws } = await getOfferedConfig(link.world.asSystem(), terminal.id);
    const { topicPrefix } = terminal.known.mqtt;
    await link.portal.publish(`${topicPrefix}config/desired`, jws, { retain: true });
    const client = await terminal.connectMqtt();
    const arrived = new Promise<string>((resolve) =>
      client.once("message", (_topic, payload) => resolve(payload.toString())),
    );
    await client.subscribeAsync(`${topicPrefix}config/desired`, { qos: 1 });
    const config = await terminal.verifyConfig(await arrived);
    const report = {
      version: 1,
      contentHash: config.contentHash,
      status: "applied",
      at: new Date().toISOString(),
    };
    await client.publishAsync(`${topicPrefix}config/reported`, JSON.stringify(report), { qos: 1 });
    await eventually(async () => {
      const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, terminal.id));
      return row?.reportedVersion === 1 || undefined;
    });
    client.end();
  });

  test("another terminal's topic is refused, with mosquitto's grant 128", async () => {
    const [mine, theirs] = [await link.ready(), await link.ready()];
    const client = await mine.connectMqtt();
    const granted = await client
      .subscribeAsync(`${theirs.known.mqtt.topicPrefix}config/desired`, { qos: 1 })
      .catch(() => [{ qos: 128 }]);
    expect(granted[0]?.qos).toBe(128);
    client.end();
  });

  test("a browser terminal speaks MQTT through the WebSocket bridge", async () => {
    const terminal = await link.ready();
    const client = await terminal.connectMqtt({ url: `${link.url.replace("http", "ws")}/device/v1/mqtt` });
    const granted = await client.subscribeAsync(`${terminal.known.mqtt.topicPrefix}#`, { qos: 1 });
    expect(granted[0]?.qos).toBe(1);
    client.end();
  });

  test("after the broker lost everything, terminals connect again and reports are taken again", async () => {
    const terminal = await link.ready();
    await link.replaceBroker();
    const client = await terminal.connectMqtt();
    const beat = JSON.stringify({
      configVersion: 1,
      configHash: null,
      firmwareVersion: "9.9.9",
      clock: new Date().toISOString(),
    });
    await eventually(async () => {
      await client.publishAsync(`${terminal.known.mqtt.topicPrefix}heartbeat`, beat, { qos: 1 });
      const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, terminal.id));
      return row?.firmwareVersion === "9.9.9" || undefined;
    });
    client.end();
  });
});
