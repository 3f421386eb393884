import type { Runtime } from "#server/context.ts";
import { tooManyRequests } from "#server/domain/identity/limits.ts";
import { overShare } from "#server/identity/over-share.ts";

/** One budget for all that a terminal sends, by whatever way and to whichever device link: its token proved who it is. */
export async function paceTerminal(runtime: Runtime, terminalId: string): Promise<void> {
  const retryAt = await overShare({ ...runtime, now: new Date() }, "requests_of_terminal", terminalId);
  if (retryAt !== null) throw tooManyRequests(retryAt);
}
