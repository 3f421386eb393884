import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { lines, serialNumber } from "#server/domain/fields/text.ts";
import { dispatch } from "#server/domain/shipments/shipping.ts";
import { CLAIM_REASONS, FINDINGS, REMEDIES } from "./reasons.ts";
import { CLAIM_STATUSES } from "./status.ts";

/** `description`: what the merchant sees when it goes wrong. */
export const openClaimInput = z.strictObject({
  terminalId: id("terminal"),
  reason: z.enum(CLAIM_REASONS, "choose_one"),
  description: lines({ min: 2, max: 1000, kind: "description" }),
});
export type OpenClaimInput = z.infer<typeof openClaimInput>;

export const claimIdInput = z.strictObject({ claimId: id("claim") });

export const listClaimsInput = z.strictObject({
  merchantId: id("merchant").optional(),
  terminalId: id("terminal").optional(),
  status: z.enum(CLAIM_STATUSES).optional(),
  /** `open`: not over yet; `quarantined`: the device is kept apart and nobody has decided. */
  only: z.enum(["open", "overdue", "quarantined"]).optional(),
  /** Part of a merchant's name, a terminal number or a serial number. */
  search,
  cursor,
});

export const claimVersionInput = z.strictObject(versioned("claimId", "claim"));
export type ClaimVersionInput = z.infer<typeof claimVersionInput>;

export const claimReasonInput = claimVersionInput.extend({ reason });
export type ClaimReasonInput = z.infer<typeof claimReasonInput>;

/** Without a cost it is covered; with one the merchant is asked first. */
export const acceptClaimInput = claimVersionInput.extend({
  remedy: z.enum(REMEDIES, "choose_one"),
  costFen: amountFen.optional(),
  reason: reason.optional(),
});
export type AcceptClaimInput = z.infer<typeof acceptClaimInput>;

/** `reason` may be left out by the merchant, who needs none. */
export const endClaimInput = claimVersionInput.extend({ reason: reason.optional() });
export type EndClaimInput = z.infer<typeof endClaimInput>;

export const sendBackClaimInput = claimVersionInput.extend(dispatch.shape);
export type SendBackClaimInput = z.infer<typeof sendBackClaimInput>;

/** `serialNumber`: the device in stock that takes the broken one's place. */
export const reserveReplacementInput = claimVersionInput.extend({ serialNumber });
export type ReserveReplacementInput = z.infer<typeof reserveReplacementInput>;

/** `costFen`: what the device that did not come back costs the merchant. */
export const chargeClaimInput = claimReasonInput.extend({ costFen: amountFen });
export type ChargeClaimInput = z.infer<typeof chargeClaimInput>;

export const clearDeviceInput = claimReasonInput.extend({ finding: z.enum(FINDINGS, "choose_one") });
export type ClearDeviceInput = z.infer<typeof clearDeviceInput>;
