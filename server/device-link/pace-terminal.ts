import type { Runtime } from "#server/context.ts";
import { tooManyRequests } from "#server/domain/identity/limits.ts";
import { overShare, spendShare } from "#server/identity/over-share.ts";

/**
 * One budget for all that a terminal sends, by whatever way and to whichever device link: its token proved who it is. At
 * once while this process has a share of it left.
 */
export function paceTerminal(runtime: Runtime, terminalId: string): Promise<void> | undefined {
  const now = new Date();
  if (spendShare(runtime.db, now, { name: "requests_of_terminal", subject: terminalId })) return undefined;
  return overShare({ ...runtime, now }, "requests_of_terminal", terminalId).then((retryAt) => {
    if (retryAt !== null) throw tooManyRequests(retryAt);
  });
}
