import { asc, eq } from "drizzle-orm";
import { claims } from "#db/schema/claims.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import { openClaim } from "#server/claims/open-claim.ts";
import { contextFor, type Runtime } from "#server/context.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";

/** So far to the south of its store that somebody has to ask. */
const SOUTH_DEGREES = 9;

/** Gives the demo something to look into: a fault that a merchant reports, and a terminal that is not at its store. */
export async function seedTroubles(runtime: Runtime): Promise<void> {
  if ((await read(runtime, (db) => db.$count(claims))) > 0) return;
  const [faulty, away] = await read(runtime, (db) =>
    db
      .select({ terminal: terminals, store: stores, ownerId: merchants.ownerId })
      .from(terminals)
      .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
      .innerJoin(stores, eq(stores.id, terminals.storeId))
      .where(eq(terminals.status, "active"))
      .orderBy(asc(terminals.number))
      .limit(2),
  );
  if (faulty === undefined || away === undefined) return;
  const owner = { kind: "person", id: faulty.ownerId, roles: ["applicant"], sessionId: "seed" } as const;
  await openClaim(contextFor(runtime, { actor: owner, now: new Date() }), {
    terminalId: faulty.terminal.id,
    reason: "printer",
    description: "打印机不出纸，换过两卷纸都一样。 The printer takes no paper, whichever roll is in.",
  });
  const { id, merchantId, firmwareVersion } = away.terminal;
  const terminal = { kind: "terminal", id, merchantId, roles: ["terminal"] } as const;
  const now = new Date();
  await recordHeartbeat(contextFor(runtime, { actor: terminal, now }), {
    configVersion: 0,
    configHash: null,
    firmwareVersion: firmwareVersion ?? "1.0.0",
    clock: now.toISOString(),
    ...(away.store.lat !== null &&
      away.store.lng !== null && {
        location: { lat: away.store.lat - SOUTH_DEGREES, lng: away.store.lng },
      }),
  });
}
