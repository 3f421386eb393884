import type { Context } from "#server/context.ts";
import { LIMITS, type LimitName } from "#server/domain/identity/limits.ts";
import { countHits } from "./count-hits.ts";

/** Counts a hit of `subject` on a limit: null within it, else from when on it may be tried again. */
export async function overLimit(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  subject: string,
): Promise<Date | null> {
  const { hits, windowEnds } = await countHits(ctx, name, { subject, hits: 1 });
  return hits <= LIMITS[name].limit ? null : windowEnds;
}
