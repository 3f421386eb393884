import { count, eq, max } from "drizzle-orm";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { systemActor } from "#server/domain/actor.ts";
import { createVault } from "#server/keys/vault.ts";
import { spreadOf } from "../measure/spread.ts";
import type { Writer } from "./envelopes.ts";

const VAULT = createVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
/** How often the jobs process looks for rows to seal. */
const EVERY_MS = 500;

function sealNow({ db, notices }: Writer): Promise<unknown> {
  const storage = { put: async () => {}, get: async () => null, delete: async () => {} };
  return sealAudit({ db, notices, vault: VAULT, storage, actor: systemActor("bench"), now: new Date() });
}

/** How fast one sealer appends what all of them have written: above the rate of writing it keeps up. */
export async function sealingRate(writer: Writer): Promise<{ rows: number; rate: number }> {
  const [before] = await writer.db.select({ rows: count() }).from(auditLog);
  const startedAt = performance.now();
  await sealNow(writer);
  const seconds = (performance.now() - startedAt) / 1_000;
  const [written] = await writer.db.select({ rows: count() }).from(auditEvents);
  const [sealed] = await writer.db.select({ rows: count() }).from(auditLog);
  if (sealed?.rows !== written?.rows) throw new Error("A row was left unsealed");
  const rows = (sealed?.rows ?? 0) - (before?.rows ?? 0);
  return { rows, rate: rows / seconds };
}

/** How long the newest row waits for its seal while others write and the sealer comes now and then, in milliseconds. */
export async function sealingLag(
  writer: Writer,
  write: () => Promise<unknown>,
): Promise<{ medianMs: number; mostMs: number }> {
  const waits: number[] = [];
  let writing = true;
  const written = write().finally(() => {
    writing = false;
  });
  while (writing) {
    const [row] = await writer.db.select({ newest: max(auditEvents.seq) }).from(auditEvents);
    const seenAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    do await sealNow(writer);
    while ((await writer.db.$count(auditLog, eq(auditLog.seq, row?.newest ?? 0))) === 0);
    waits.push(performance.now() - seenAt);
  }
  await written;
  const { median, high } = spreadOf(waits);
  return { medianMs: median, mostMs: high };
}
