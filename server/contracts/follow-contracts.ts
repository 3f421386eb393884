import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { contracts } from "#db/schema/contracts.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { lookAgain } from "#server/domain/contracts/next-look.ts";
import { OPEN_CONTRACT_STATUSES } from "#server/domain/contracts/status.ts";
import { isOvertaken } from "#server/domain/errors.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { followContract } from "./follow-contract.ts";

const BATCH = 100;

/** Asks about every contract whose turn it is; one that the channel cannot answer keeps none behind it waiting. */
export async function followContracts(ctx: Context): Promise<{ asked: number }> {
  requirePermission(ctx, "contract:follow");
  const due = await read(ctx, (db) =>
    db
      .select({ id: contracts.id, askTries: contracts.askTries })
      .from(contracts)
      .where(and(inArray(contracts.status, OPEN_CONTRACT_STATUSES), lte(contracts.askAt, ctx.now)))
      .orderBy(asc(contracts.askAt))
      .limit(BATCH),
  );
  for (const contract of due) await ask(ctx, contract);
  return { asked: due.length };
}

async function ask(ctx: Context, { id, askTries }: { id: string; askTries: number }): Promise<void> {
  try {
    await followContract(ctx, { contractId: id });
  } catch (error) {
    // Whoever was faster has written down when it is asked next.
    if (isOvertaken(error)) return;
    if (!(error instanceof GatewayError)) throw error;
    const again = { askAt: lookAgain(ctx.now, askTries), askTries: askTries + 1 };
    await changeByStatement(ctx, (db) => db.update(contracts).set(again).where(eq(contracts.id, id)));
  }
}
