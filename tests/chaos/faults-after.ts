import pg from "pg";
import { connectDatabase } from "#db/client.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { insistently, type TestPortal } from "../support/browser/test-portal.ts";
import { gatewayDoubles } from "./gateway-doubles.ts";
import type { Journal } from "./journal.ts";
import { pause } from "./load/load.ts";
import { missing } from "./missing.ts";

/** The portal asks the gateway about a payment of which it has heard nothing for half a minute. */
const RECONCILED_WITHIN_MS = 60_000;

/** What the gateway and the portal tell differently once the portal has asked about what it was not told. */
async function differences(client: pg.Client, gatewayUrl: string): Promise<string[]> {
  const deadline = Date.now() + RECONCILED_WITHIN_MS;
  for (;;) {
    const paid = await client.query<{ id: string }>("SELECT id FROM payments WHERE status = 'succeeded'");
    const found = await gatewayDoubles(gatewayUrl, new Set(paid.rows.map(({ id }) => id)));
    if (found.length === 0 || Date.now() > deadline) return found;
    await pause(500);
  }
}

/** What is wrong once the portal is whole again. */
export async function faultsAfter(portal: TestPortal, journal: Journal): Promise<string[]> {
  const faults: string[] = [];
  await portal.converged().catch((error: unknown) => faults.push(String(error)));
  const databaseUrl = portal.running.env.DATABASE_URL ?? "";
  const { db, close } = connectDatabase(databaseUrl, { max: 1, name: "chaos" });
  const audit = await insistently(async () => {
    const { fault } = await inSnapshot(db, (snapshot) => verifyAudit(snapshot, { now: new Date() }));
    return fault;
  }).finally(close);
  if (audit !== null) faults.push(`audit log: ${audit.at}: ${audit.fault}`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    faults.push(...(await missing(client, journal.acknowledged)));
    faults.push(...(await differences(client, portal.running.settings.gatewayUrl)));
  } finally {
    await client.end();
  }
  return faults;
}
