import type { Runtime } from "#server/context.ts";
import { tooManyRequests } from "#server/domain/identity/limits.ts";
import { overShare } from "#server/identity/over-share.ts";

/**
 * One budget for all that a terminal sends, by whatever way and to whichever device link: its token proved who it is. At
 * once while this process has a share of it left.
 */
export function paceTerminal(runtime: Runtime, terminalId: string): Promise<void> | undefined {
  return overShare({ ...runtime, now: new Date() }, "requests_of_terminal", terminalId)?.then((retryAt) => {
    if (retryAt !== null) throw tooManyRequests(retryAt);
  });
}
