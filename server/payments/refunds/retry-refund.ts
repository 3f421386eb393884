import { eq } from "drizzle-orm";
import type { z } from "zod";
import { refunds } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { refundRef } from "#server/domain/payments/inputs.ts";
import type { Refund } from "../internal.ts";
import { sendRefund } from "./send-refund.ts";

/** Sends or follows up a pending refund; for the job that finishes what a lost answer left open. */
export async function retryRefund(ctx: Context, input: z.infer<typeof refundRef>): Promise<Refund> {
  requirePermission(ctx, "payment:settle");
  const [refund] = await read(ctx, (db) => db.select().from(refunds).where(eq(refunds.id, input.refundId)));
  if (refund === undefined)
    throw new DomainError("not_found", "refund_not_found", "There is no such refund.");
  if (refund.status !== "pending") return refund;
  const after = await sendRefund(ctx, refund);
  if (after.status !== "pending") return after;
  throw new DomainError("unavailable", "refund_pending", "The gateway has not finished this refund yet.");
}
