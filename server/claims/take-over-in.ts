import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import { invariant } from "#server/domain/errors.ts";
import { replaceDevice } from "#server/terminals/replace-device.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The replacement is in the merchant's hands and takes over the terminal; from now on the old device is due. */
export async function takeOverIn(tx: Transaction, ctx: Context, input: ClaimVersionInput): Promise<void> {
  const { claimId, version } = input;
  const { claim, replacement } = await takeClaimStep(tx, ctx, {
    ...{ claimId, version },
    act: "take_over",
    event: "take_over",
  });
  invariant(replacement !== null, "what takes over is there");
  await replaceDevice(tx, ctx, { terminalId: claim.terminalId, fresh: replacement, fault: claim.reason });
}
