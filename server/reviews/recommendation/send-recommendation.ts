import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { oneOf } from "#db/columns.ts";
import { recommendations } from "#db/schema/models.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { lastRecommendation } from "#server/applications/recommendations/last-recommendation.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import type { CaseAdvice, sendRecommendationInput } from "#server/domain/applications/recommendation.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { adviceOf } from "./advice-of.ts";

/**
 * Lays a device with its price before the applicant, who agrees on their phone; one that was sent before is replaced, agreed to or
 * not. Refuses with `model_unfit` what is not made for the product, and with `not_offered` what has no such price today.
 */
export async function sendRecommendation(
  ctx: Context,
  { applicationId, version, modelCode, offer, note }: z.output<typeof sendRecommendationInput>,
): Promise<CaseAdvice> {
  requirePermission(ctx, "application:review");
  return change(ctx, async (tx) => {
    const application = await loadHandedIn(tx, applicationId);
    if (application.status !== "in_review")
      throw new DomainError(
        "illegal_state",
        "not_in_review",
        "A device is recommended while a case is in review.",
      );
    if (application.reviewerId !== ctx.actor.id)
      throw new DomainError(
        "conflict",
        "claimed_by_another",
        "Another reviewer has this case. Claim it first.",
      );
    if (application.version !== version)
      throw new DomainError(
        "conflict",
        "changed_meanwhile",
        "Someone changed this in the meantime. Look at it again.",
      );
    const products = await adviceOf(tx, ctx, applicationId);
    const chosen = chosenOf(products, { product: application.product, modelCode, offer });
    await replaceStanding(tx, ctx, applicationId);
    const id = makeId("recommendation", ctx.randomBytes);
    const said = { modelCode, offer, ...chosen };
    await tx.insert(recommendations).values({
      ...{ id, applicationId, note: note || null, ...said },
      ...{ sentById: personIdOf(ctx), sentAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "recommendation.send",
      subjectType: "recommendation",
      subjectId: id,
      after: { applicationId, status: "sent", ...said },
    });
    await notifyApplicant(tx, ctx, { application, what: "recommended" });
    return { products, sent: await lastRecommendation(tx, applicationId) };
  });
}

interface Chosen {
  product: string | null;
  modelCode: string;
  offer: "sale" | "rent" | "deposit";
}

function chosenOf(products: CaseAdvice["products"], { product, modelCode, offer }: Chosen) {
  const advice = products.find((one) => one.product === product);
  const device = advice?.devices.find((one) => one.modelCode === modelCode);
  if (advice === undefined || device === undefined) {
    const text = "This model is not made for the product that was applied for.";
    throw new DomainError("invalid_input", "model_unfit", text, { modelCode });
  }
  const amountFen = device.offers[offer];
  if (amountFen === null)
    throw new DomainError("invalid_input", "not_offered", "This model is not offered in this way today.", {
      offer,
    });
  const monthlyFen = advice.monthly.totalFen + (offer === "rent" ? amountFen : 0);
  return { product: advice.product, amountFen, monthlyFen, reasons: [...device.reasons, ...advice.reasons] };
}

async function replaceStanding(tx: Transaction, ctx: Context, applicationId: string): Promise<void> {
  const standing = and(
    eq(recommendations.applicationId, applicationId),
    oneOf(recommendations.status, ["sent", "agreed"]),
  );
  for (const before of await tx.select().from(recommendations).where(standing))
    await takeStep(tx, ctx, { noun: "recommendation", before, event: "replace", facts: { applicationId } });
}
