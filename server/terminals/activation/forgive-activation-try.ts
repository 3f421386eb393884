import type { Context } from "#server/context.ts";
import { forgive } from "#server/identity/forgive.ts";
import { activationTries } from "./activation-tries.ts";

/** Takes back the count of a try that was no guess. */
export async function forgiveActivationTry(ctx: Context, serialNumber: string): Promise<void> {
  await forgive(ctx, "activations_of_sender", ctx.origin.address);
  for (const [name, subject] of activationTries(ctx.origin, serialNumber)) await forgive(ctx, name, subject);
}
