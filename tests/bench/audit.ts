import { randomBytes } from "node:crypto";
import { connectDatabase } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { leafOf } from "#server/changes/leaf.ts";
import { createNotices } from "#server/changes/notices.ts";
import { systemActor } from "#server/domain/actor.ts";
import { createVault } from "#server/keys/vault.ts";
import { publish, three } from "./measure/report.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";

/** `npm run bench audit -- --rows 1000000`: the size at which the log is verified. */
const given = process.argv.indexOf("--rows");
const ROWS = given === -1 ? 100_000 : Number(process.argv[given + 1]);
const BATCH = 4_000;

const database = await startThrowawayDatabase();
const { db, close } = connectDatabase(database.url, { max: 2, name: "bench" });
const notices = createNotices(database.url);
try {
  const writing = await timed(writeRows);
  const ctx = {
    db,
    notices,
    vault: createVault(randomBytes(32), randomBytes(32)),
    storage: { put: async () => {}, get: async () => null, delete: async () => {} },
    actor: systemActor("bench"),
    now: new Date(),
  };
  const sealing = await timed(() => sealAudit(ctx));
  const before = process.memoryUsage().rss;
  let peak = before;
  const verifying = await timed(async () => {
    const report = await inSnapshot(db, (snapshot) =>
      verifyAudit(snapshot, {
        now: new Date(),
        onProgress: () => {
          peak = Math.max(peak, process.memoryUsage().rss);
        },
      }),
    );
    if (report.fault !== null || report.rows !== ROWS) throw new Error(JSON.stringify(report));
  });
  const grownMiB = (peak - before) / 1024 ** 2;
  publish({
    name: "audit",
    what: `the signed log at ${ROWS.toLocaleString("en-US")} rows`,
    table: [
      ["", "seconds", "rows a second"],
      ["written in batches", three(writing), three(ROWS / writing)],
      ["sealed", three(sealing), three(ROWS / sealing)],
      ["verified", three(verifying), three(ROWS / verifying)],
    ],
    figures: { rows: ROWS, writing, sealing, verifying, peakMiB: peak / 1024 ** 2, grownMiB },
    // Memory must not follow the log: what grows is what the collector has not taken yet.
    goals: [{ goal: "verifying takes at most 256 MiB more", reached: grownMiB, held: grownMiB <= 256 }],
  });
  if (grownMiB > 256) process.exitCode = 1;
} finally {
  await notices.close();
  await close();
  await database.stop();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}

/** Rows as `recordAudit` writes them, many to a statement. */
async function writeRows(): Promise<void> {
  for (let from = 0; from < ROWS; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ROWS - from) }, (_, n) => rowOf(from + n));
    await db.insert(auditEvents).values(rows);
  }
}

function rowOf(n: number) {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 100);
  const row = {
    id: `aud_${String(n).padStart(20, "0")}`,
    actorKind: "person" as const,
    actorId: "per_bench",
    action: "application.save_answers",
    subjectType: "application",
    subjectId: `app_${n % 5_000}`,
    before: null,
    after: { group: "person", changed: ["name", "idNumber"] },
    reason: null,
  };
  return { ...row, at, leafHash: leafOf({ ...row, at: at.toISOString(), chainHash: null }) };
}
