import { eq } from "drizzle-orm";
import type { z } from "zod";
import { strayCharges } from "#db/schema/gateway.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { strayChargeRef } from "#server/domain/payments/inputs.ts";
import { GatewayError, type GatewayRefund } from "#server/gateway/port.ts";

type StrayCharge = typeof strayCharges.$inferSelect;

/** Gives a second charge of one order back, under its own id; for the job, which comes again until there is an answer. */
export async function returnStrayCharge(
  ctx: Context,
  input: z.infer<typeof strayChargeRef>,
): Promise<StrayCharge> {
  requirePermission(ctx, "payment:settle");
  const stray = await read(ctx, (db) => strayChargeOf(db, input.strayChargeId));
  if (stray.status !== "found") return stray;
  const answer = await ask(ctx, stray);
  if (answer.status === "pending") throw unanswered();
  return change(ctx, async (tx) => {
    // Whoever asked at the same moment has the same answer: the second sees what the first wrote.
    await tx.select().from(strayCharges).where(eq(strayCharges.id, stray.id)).for("update");
    const before = await strayChargeOf(tx, stray.id);
    if (before.status !== "found") return before;
    const returned = answer.status === "succeeded";
    return takeStep(tx, ctx, {
      noun: "stray_charge",
      before,
      event: returned ? "give_back" : "fail",
      changes: {
        gatewayRefundId: answer.id === "" ? null : answer.id,
        failureReason: returned ? null : (answer.failureReason ?? "gateway_refused"),
      },
      facts: { paymentId: before.paymentId, amountFen: before.amountFen },
    });
  });
}

async function ask(ctx: Context, stray: StrayCharge): Promise<GatewayRefund> {
  const { id, gatewayIntentId: intentId, amountFen } = stray;
  try {
    return await ctx.gateway.refund({ intentId, amountFen, refundId: id }, id);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.retryable) throw unanswered();
    return { id: "", status: "failed", amountFen, intentId, refundId: id, failureReason: error.reason };
  }
}

function unanswered(): DomainError {
  return new DomainError("unavailable", "refund_pending", "The gateway has not given this charge back yet.");
}

async function strayChargeOf(
  reader: Pick<Context["db"], "select">,
  strayChargeId: string,
): Promise<StrayCharge> {
  const [stray] = await reader.select().from(strayCharges).where(eq(strayCharges.id, strayChargeId));
  if (stray !== undefined) return stray;
  throw new DomainError("not_found", "stray_charge_not_found", "There is no such charge.");
}
