import type { Context } from "#server/context.ts";
import { type LimitName, tooManyTries } from "#server/domain/identity/limits.ts";
import { overLimit } from "./over-limit.ts";

/**
 * Counts a hit of `subject` on a limit and refuses past it with `too_many_tries` and the instant from which on it may be
 * tried again. Nobody (null) is the portal itself and has no limit.
 */
export async function throttle(
  ctx: Pick<Context, "db" | "now">,
  name: LimitName,
  subject: string | null,
): Promise<void> {
  const retryAt = subject === null ? null : await overLimit(ctx, name, subject);
  if (retryAt !== null) throw tooManyTries(retryAt);
}
