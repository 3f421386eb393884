import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { configReports, terminalPresence, terminals as terminalRows } from "#db/schema/terminals.ts";
import { systemActor } from "#server/domain/actor.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { getConfig } from "#server/terminals/configuration/get-config.ts";
import { getDesiredVersion } from "#server/terminals/configuration/get-desired-version.ts";
import { getOfferedConfig } from "#server/terminals/configuration/get-offered-config.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { listOfferedConfigs } from "#server/terminals/configuration/list-offered-configs.ts";
import { reportConfig } from "#server/terminals/configuration/report-config.ts";
import { reportPlainConfigs } from "#server/terminals/configuration/report-plain-configs.ts";
import { rollOutCampaign } from "#server/terminals/configuration/roll-out-campaign.ts";
import { rollOutFirmware } from "#server/terminals/configuration/roll-out-firmware.ts";
import { rollOutRateCard } from "#server/terminals/configuration/roll-out-rate-card.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { recordPlainHeartbeats } from "#server/terminals/record-plain-heartbeats.ts";
import { makeActiveTerminal, suspend } from "../../support/devices/active-terminal.ts";
import { anyState, looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { announcedCard, cardInput } from "../../support/world/rate-cards.ts";
import { MODEL, makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
/** An active terminal; another one, of another merchant, which has not activated, may ask in its place. */
async function terminals() {
  return { ...(await makeActiveTerminal(world())), stranger: await makePlace(world()) };
}
const asStranger = ({ stranger }: { stranger: Place }) => stranger.terminal();
/** A terminal with a published campaign that its configuration does not know of. */
async function terminalBehind() {
  const { terminalId, merchantId } = await makeActiveTerminal(world());
  const campaign = await publishedCampaign(world(), campaignRules(merchantId));
  return { terminalId, campaignId: campaign.id };
}
const byTerminal = {
  arrange: terminals,
  as: ({ terminal }: Place) => terminal(),
  needs: "terminal:operate",
} as const;
const byJobs = {
  as: () => world().asSystem(),
  needs: "terminal:configure",
  foreign: noTenants("the portal's own workers bring configurations to terminals"),
} as const;

proveVerb("getConfig", {
  ...byTerminal,
  ...looking,
  call: (ctx) => getConfig(ctx),
  succeeds: (config) => expect(config).toMatchObject({ version: 1, jws: expect.any(String) }),
  foreign: { as: asStranger, reason: "config_not_found" },
});

proveVerb("getDesiredVersion", {
  ...byTerminal,
  ...looking,
  call: (ctx) => getDesiredVersion(ctx),
  succeeds: (version) => expect(version).toBe(1),
  foreign: { as: asStranger, sees: (version) => expect(version).toBe(0) },
});

proveVerb("getOfferedConfig", {
  ...byJobs,
  ...looking,
  arrange: terminals,
  call: (ctx, { terminalId }) => getOfferedConfig(ctx, terminalId),
  succeeds: (config) => expect(config.version).toBe(1),
  illegal: {
    instead: ({ stranger }) => ({ terminalId: stranger.terminalId }),
    code: "not_found",
    reason: "config_not_found",
  },
});

proveVerb("listOfferedConfigs", {
  ...byJobs,
  ...looking,
  arrange: terminals,
  call: (ctx) => listOfferedConfigs(ctx, { afterId: "" }),
  succeeds: (page, { terminalId, stranger }) => {
    const ids = page.map((config) => config.terminalId);
    expect(ids).toContain(terminalId);
    expect(ids).not.toContain(stranger.terminalId);
  },
});

proveVerb("issueConfig", {
  ...byJobs,
  arrange: terminalBehind,
  call: (ctx, { terminalId }) => issueConfig(ctx, { terminalId, reason: "campaign" }),
  succeeds: (version) => expect(version).toBe(2),
  illegal: {
    instead: async () => ({ terminalId: (await makePlace(world())).terminalId }),
    sees: (version) => expect(version).toBe(0),
  },
  audit: { action: "config.issue", subjectId: ({ terminalId }) => terminalId },
});

const promises = noRow("it only promises; each configuration that follows has its own");

proveVerb("rollOutRateCard", {
  ...byJobs,
  arrange: async () => {
    const { merchantId } = await makeActiveTerminal(world());
    return { card: await announcedCard(world(), merchantId) };
  },
  call: (ctx, { card }) => rollOutRateCard(ctx, { rateCardId: card.id }),
  succeeds: (reached) => expect(reached).toBe(1),
  illegal: {
    given: ({ card }) => withdrawRateCard(world().asRole("rates"), cardInput(card)),
    sees: (reached) => expect(reached).toBe(0),
  },
  audit: promises,
});

proveVerb("rollOutFirmware", {
  ...byJobs,
  arrange: () => makeActiveTerminal(world()),
  call: (ctx) => rollOutFirmware(ctx, { modelCode: MODEL.code }),
  succeeds: (reached) => expect(reached).toBeGreaterThanOrEqual(1),
  illegal: anyState("a terminal that runs what is wanted already is issued nothing new"),
  audit: promises,
});

proveVerb("rollOutCampaign", {
  ...byJobs,
  arrange: terminalBehind,
  call: (ctx, { campaignId }) => rollOutCampaign(ctx, { campaignId }),
  succeeds: (reached) => expect(reached).toBe(1),
  illegal: anyState("a campaign that ended is rolled out too: its terminals must forget it"),
  audit: promises,
});

const BEAT = {
  configVersion: 1,
  configHash: null,
  firmwareVersion: MODEL.firmware,
  clock: "2026-11-01T08:00:00Z",
};

proveVerb("recordHeartbeat", {
  ...byTerminal,
  call: (ctx) => recordHeartbeat(ctx, BEAT),
  succeeds: (answer) => expect(answer.desiredVersion).toBe(1),
  foreign: {
    as: () => world().as({ kind: "terminal", id: "trm_x", merchantId: "mer_x", roles: ["terminal"] }),
    reason: "terminal_not_found",
  },
  illegal: anyState("a sign of life is taken as it comes"),
  audit: noRow("a sign of life a minute would drown what people did"),
});

proveVerb("reportConfig", {
  ...byTerminal,
  arrange: async () => {
    const place = await terminals();
    const { version, contentHash } = await getConfig(place.terminal());
    return {
      ...place,
      report: { version, contentHash, status: "applied", at: "2026-11-01T08:00:00Z" } as const,
    };
  },
  call: (ctx, { report }) => reportConfig(ctx, report),
  succeeds: (answer) => expect(answer).toEqual({ ignored: false }),
  foreign: {
    as: asStranger,
    code: "conflict",
    reason: "version_unknown",
    leaves: ["audit_events", "incidents"],
  },
  illegal: {
    instead: ({ report }) => ({ report: { ...report, version: 2 } }),
    code: "conflict",
    reason: "version_unknown",
    leaves: ["audit_events", "incidents"],
  },
  audit: { action: "config.report", subjectId: ({ terminalId }) => terminalId },
});

const relaying = () => world().as(systemActor("device-link"));
const byLink = {
  as: relaying,
  needs: "terminal:relay",
  foreign: noTenants("the device link alone carries what terminals sent"),
} as const;

/** An active terminal that has reported what it was offered, and the heartbeat that says so again. */
async function settledTerminal() {
  const place = await terminals();
  const { version, contentHash } = await getConfig(place.terminal());
  const report = { version, contentHash, status: "applied", at: "2026-11-01T08:00:00Z" } as const;
  await reportConfig(place.terminal(), report);
  return { ...place, report, beat: { ...BEAT, configVersion: version, configHash: contentHash } };
}

proveVerb("recordPlainHeartbeats", {
  ...byLink,
  arrange: settledTerminal,
  call: (ctx, { terminalId, beat }) => recordPlainHeartbeats(ctx, [{ terminalId, beat }]),
  succeeds: (kept, { terminalId }) => expect(kept.get(terminalId)).toMatchObject({ desiredVersion: 1 }),
  illegal: {
    instead: ({ beat }) => ({ beat: { ...beat, configHash: "0".repeat(64) } }),
    sees: (kept) => expect(kept.size).toBe(0),
    // It was heard of all the same; what it tells is another verb's.
    leaves: ["terminal_heartbeats", "terminal_presence"],
  },
  audit: noRow("a sign of life a minute would drown what people did"),
});

proveVerb("reportPlainConfigs", {
  ...byLink,
  arrange: async () => {
    const place = await terminals();
    const { version, contentHash } = await getConfig(place.terminal());
    return {
      ...place,
      report: { version, contentHash, status: "applied", at: "2026-11-01T08:00:00Z" } as const,
    };
  },
  call: (ctx, { terminalId, report }) => reportPlainConfigs(ctx, [{ terminalId, report }]),
  succeeds: (kept, { terminalId }) => expect([...kept]).toEqual([terminalId]),
  illegal: {
    instead: ({ report }) => ({ report: { ...report, version: 2 } }),
    sees: (kept) => expect(kept.size).toBe(0),
  },
  audit: {
    action: "config.report",
    subjectId: ({ terminalId }) => terminalId,
    actorId: ({ terminalId }) => terminalId,
  },
});

describe("a heartbeat that names an offered version and its hash", () => {
  const stateOf = async (terminalId: string) => {
    const [row] = await world().runtime.db.select().from(terminalRows).where(eq(terminalRows.id, terminalId));
    return { version: row?.reportedVersion, status: row?.reportedStatus, hash: row?.reportedHash };
  };

  test("counts as the report that was lost, once", async () => {
    const { terminal, terminalId } = await terminals();
    const { contentHash } = await getConfig(terminal());
    for (let beats = 0; beats < 3; beats++)
      await recordHeartbeat(terminal(), { ...BEAT, configHash: contentHash });
    expect(await stateOf(terminalId)).toEqual({ version: 1, status: "applied", hash: contentHash });
    const reports = eq(configReports.terminalId, terminalId);
    expect(await world().runtime.db.$count(configReports, reports)).toBe(1);
  });

  test("counts after a rejection of that version, too, and ends no other terminal's", async () => {
    const { terminal, terminalId } = await terminals();
    const { contentHash } = await getConfig(terminal());
    const at = "2026-11-01T08:00:00Z";
    await reportConfig(terminal(), { version: 1, contentHash, status: "rejected", at });
    await recordHeartbeat(terminal(), { ...BEAT, configHash: contentHash });
    expect(await stateOf(terminalId)).toMatchObject({ version: 1, status: "applied" });
  });

  test("with another hash it is no report", async () => {
    const { terminal, terminalId } = await terminals();
    await recordHeartbeat(terminal(), { ...BEAT, configHash: "0".repeat(64) });
    expect(await stateOf(terminalId)).toEqual({ version: 0, status: null, hash: null });
  });
});

test("a heartbeat under a token that was ended is told so, and leaves nothing", async () => {
  const { terminalId, beat } = await settledTerminal();
  const seenAt = async () => {
    const [row] = await world()
      .runtime.db.select()
      .from(terminalPresence)
      .where(eq(terminalPresence.terminalId, terminalId));
    return row?.lastSeenAt;
  };
  const before = await seenAt();
  const told = (issuedAt: Date) => recordPlainHeartbeats(relaying(), [{ terminalId, beat, issuedAt }]);
  expect((await told(new Date(0))).get(terminalId)).toBeNull();
  await suspend(world(), { terminalId });
  expect((await told(new Date())).get(terminalId)).toBeNull();
  expect(await seenAt()).toEqual(before);
});

test("of many terminals, those that tell something new are left to the verb of one", async () => {
  const [calm, drifting, unheard] = [await settledTerminal(), await settledTerminal(), await terminals()];
  const kept = await recordPlainHeartbeats(relaying(), [
    { terminalId: calm.terminalId, beat: calm.beat },
    { terminalId: drifting.terminalId, beat: { ...drifting.beat, configHash: "0".repeat(64) } },
    { terminalId: unheard.terminalId, beat: calm.beat },
    { terminalId: "trm_00000000000000000000", beat: calm.beat },
  ]);
  expect([...kept.keys()]).toEqual([calm.terminalId]);
  const again = await reportPlainConfigs(relaying(), [
    { terminalId: calm.terminalId, report: calm.report },
    { terminalId: unheard.terminalId, report: calm.report },
  ]);
  expect([...again]).toEqual([]);
});
