import type { Context } from "#server/context.ts";
import { requirePermission, terminalActor } from "#server/domain/actor.ts";
import { getConfig, type SignedConfig } from "./get-config.ts";

/** What the broker carries to a terminal: its newest configuration at the time of delivery. */
export async function getOfferedConfig(ctx: Context, terminalId: string): Promise<SignedConfig> {
  requirePermission(ctx, "terminal:configure");
  return getConfig({ ...ctx, actor: terminalActor(terminalId) });
}
