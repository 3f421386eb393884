import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { overLimit } from "#server/identity/over-limit.ts";
import { throttle } from "#server/identity/throttle.ts";
import { activationTries } from "./activation-tries.ts";

/**
 * Counts a try before the code is looked at and outside the transaction, so that parallel guesses share five. What one
 * sender has tried locks that sender; many senders together lock the serial number. Every lock ends by itself.
 */
export async function countActivationTry(ctx: Context, serialNumber: string): Promise<void> {
  await throttle(ctx, "activations_of_sender", ctx.origin.address);
  for (const [name, subject] of activationTries(ctx.origin, serialNumber)) {
    const retryAt = await overLimit(ctx, name, subject);
    if (retryAt === null) continue;
    const text = "Too many wrong codes for this serial number. Wait, or ask for a new activation code.";
    throw new DomainError("locked", "code_locked", text, { retryAt: retryAt.toISOString() });
  }
}
