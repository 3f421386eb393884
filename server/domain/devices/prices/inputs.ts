import { z } from "zod";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { OFFER_KINDS } from "#server/domain/devices/prices/offers.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { amountFen, calendarDate } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";

export const modelRef = z.strictObject({ modelCode });

/** A price of a model from a day on; without an amount the model is no longer offered so from that day. */
export const createModelPriceInput = z
  .strictObject({
    modelCode,
    kind: z.enum(OFFER_KINDS),
    amountFen: z.literal(0).or(amountFen).nullable(),
    /** Of Asia/Shanghai. */
    firstDay: calendarDate,
    /** For colleagues; empty for none. */
    note: line({ max: 200 }).optional(),
  })
  .refine(({ kind, amountFen: amount }) => kind === "deposit" || amount !== 0, {
    path: ["amountFen"],
    message: "amount_zero",
  });
export type CreateModelPriceInput = z.infer<typeof createModelPriceInput>;

export const modelPriceRef = z.strictObject({ priceId: id("modelPrice") });

export const modelPriceVersionInput = z.strictObject(versioned("priceId", "modelPrice"));
export type ModelPriceVersionInput = z.infer<typeof modelPriceVersionInput>;

/** `evidenceHash`: of what the second person saw; see `modelPriceEvidence`. */
export const publishModelPriceInput = modelPriceVersionInput.extend({ evidenceHash });
export type PublishModelPriceInput = z.infer<typeof publishModelPriceInput>;

export const refuseModelPriceInput = modelPriceVersionInput.extend({ reason });
export type RefuseModelPriceInput = z.infer<typeof refuseModelPriceInput>;
