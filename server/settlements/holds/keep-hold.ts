import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { decideReleaseInput } from "#server/domain/settlements/inputs.ts";
import type { HoldView } from "#server/domain/settlements/views.ts";
import { decideRelease } from "./decide-release.ts";

/** Refuses a release that was proposed: the hold stays. */
export function keepHold(ctx: Context, input: z.output<typeof decideReleaseInput>): Promise<HoldView> {
  return decideRelease(ctx, { event: "refuse", ...input });
}
