import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { LOG_WAIT_MS, MAX_LOG_BYTES } from "#server/domain/terminals/logs/inputs.ts";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";
import { expireLogRequests } from "#server/terminals/logs/expire-log-requests.ts";
import { forgetLogs } from "#server/terminals/logs/forget-logs.ts";
import { listLogs } from "#server/terminals/logs/list-logs.ts";
import { readLog } from "#server/terminals/logs/read-log.ts";
import { requestLog } from "#server/terminals/logs/request-log.ts";
import { storeLog } from "#server/terminals/logs/store-log.ts";
import { withdrawLogRequest } from "#server/terminals/logs/withdraw-log-request.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { makeActiveTerminal } from "../../../support/devices/active-terminal.ts";
import { anyState, looking, noRow, noTenants } from "../../../support/proofs/exceptions.ts";
import { proveVerb } from "../../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../../support/world/days-from-now.ts";
import { MODEL, makeWorld } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const WORDS = Buffer.from("打印机缺纸 mobile 13912345678\nnext line");
const byStaff = {
  as: logistics,
  needs: "terminal:pull_log" as const,
  foreign: noTenants("only staff look into logs"),
};

async function requested() {
  const place = await makeActiveTerminal(world());
  const log = await requestLog(logistics(), { terminalId: place.terminalId, reason: "打印机不出纸" });
  return { place, log, stranger: await makeActiveTerminal(world()) };
}
async function received() {
  const at = await requested();
  await storeLog(at.place.terminal(), { logId: at.log.id }, WORDS);
  return at;
}
const subjectId = ({ log }: { log: TerminalLogView }) => log.id;
const ref = ({ id, version }: TerminalLogView) => ({ logId: id, version });

proveVerb("requestLog", {
  ...byStaff,
  arrange: async () => ({ place: await makeActiveTerminal(world()) }),
  call: (ctx, { place: { terminalId } }) => requestLog(ctx, { terminalId, reason: "打印机不出纸" }),
  succeeds: (log) => expect(log).toMatchObject({ status: "requested", requestedBy: "Staff", bytes: null }),
  illegal: {
    given: ({ place: { terminalId } }) => requestLog(logistics(), { terminalId, reason: "打印机不出纸" }),
    code: "conflict",
    reason: "log_requested",
  },
  audit: { action: "terminal_log.request", subjectId: (_at, log) => log.id },
});

proveVerb("withdrawLogRequest", {
  ...byStaff,
  arrange: requested,
  call: (ctx, { log }) => withdrawLogRequest(ctx, ref(log)),
  succeeds: async (log, { place }) => {
    expect(log.status).toBe("withdrawn");
    await expect(storeLog(place.terminal(), { logId: log.id }, WORDS)).rejects.toMatchObject({
      reason: "transition_refused",
    });
  },
  illegal: {
    given: ({ place, log }) => storeLog(place.terminal(), { logId: log.id }, WORDS),
    instead: async ({ log, place: { terminalId } }) => {
      const [now] = await listLogs(logistics(), { terminalId });
      return { log: now ?? log };
    },
  },
  audit: { action: "terminal_log.withdraw", subjectId },
});

proveVerb("listLogs", {
  ...looking,
  ...byStaff,
  arrange: received,
  call: (ctx, { place: { terminalId } }) => listLogs(ctx, { terminalId }),
  succeeds: (logs) => {
    expect(logs).toMatchObject([{ status: "received", reason: "打印机不出纸" }]);
    expect(JSON.stringify(logs)).not.toContain("缺纸");
  },
});

proveVerb("readLog", {
  ...byStaff,
  arrange: received,
  call: (ctx, { log }) => readLog(ctx, { logId: log.id }),
  succeeds: ({ log }) => expect(log).toBe("打印机缺纸 mobile •••\nnext line"),
  illegal: { instead: async () => ({ log: (await requested()).log }), code: "not_found" },
  audit: { action: "terminal_log.read", subjectId },
});

proveVerb("storeLog", {
  arrange: requested,
  as: ({ place }) => place.terminal(),
  needs: "terminal:operate",
  foreign: { as: ({ stranger }) => stranger.terminal() },
  call: (ctx, { log }) => storeLog(ctx, { logId: log.id }, WORDS),
  succeeds: async (_nothing, { log, place }) => {
    await storeLog(place.terminal(), { logId: log.id }, Buffer.from("something else"));
    const { db } = world().runtime;
    const [row] = await db.select().from(terminalLogs).where(eq(terminalLogs.id, log.id));
    expect(row).toMatchObject({ status: "received", bytes: expect.any(Number) });
    expect(row?.log).not.toContain("缺纸");
    expect((await readLog(logistics(), { logId: log.id })).log).toContain("缺纸");
  },
  illegal: { given: ({ log }) => withdrawLogRequest(logistics(), ref(log)) },
  audit: { action: "terminal_log.receive", subjectId },
});

proveVerb("expireLogRequests", {
  arrange: requested,
  as: () => world().asSystem(new Date(Date.now() + LOG_WAIT_MS + 1000)),
  needs: "terminal:configure",
  foreign: noTenants("the portal's own timer ends what nobody answered"),
  call: (ctx) => expireLogRequests(ctx),
  succeeds: async (expired, { place: { terminalId } }) => {
    expect(expired).toBeGreaterThan(0);
    expect(await listLogs(logistics(), { terminalId })).toMatchObject([{ status: "expired" }]);
  },
  illegal: anyState("what came is left alone"),
  audit: { action: "terminal_log.expire", subjectId },
});

proveVerb("forgetLogs", {
  arrange: received,
  as: () => world().asSystem(daysFromNow(31)),
  needs: "trace:forget",
  foreign: noTenants("the portal's own timer forgets for all"),
  call: (ctx) => forgetLogs(ctx),
  succeeds: async (_gone, { place: { terminalId } }) =>
    expect(await listLogs(logistics(), { terminalId })).toEqual([]),
  illegal: {
    given: () => forgetLogs(world().asSystem(daysFromNow(31))),
    sees: (gone) => expect(gone).toBe(0),
  },
  audit: noRow("what nobody may look at any more leaves no trace of its own"),
});

test("a heartbeat is answered with what is asked for, until it came; more than the limit is refused", async () => {
  const { place, log } = await requested();
  const beat = {
    configVersion: 0,
    configHash: null,
    firmwareVersion: MODEL.firmware,
    clock: new Date().toISOString(),
  };
  const asked = async () => (await recordHeartbeat(place.terminal(), beat)).logRequest;
  expect(await asked()).toBe(log.id);
  const tooMuch = storeLog(place.terminal(), { logId: log.id }, Buffer.alloc(MAX_LOG_BYTES + 1, "a"));
  await expect(tooMuch).rejects.toMatchObject({ reason: "log_too_large" });
  await storeLog(place.terminal(), { logId: log.id }, WORDS);
  expect(await asked()).toBeUndefined();
});
