import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";

/** Calls `onChange` whenever something at the desk is another; it says not what, and may call for nothing. Returns how to stop. */
export function hearDesk(ctx: Context, onChange: () => void): () => void {
  requirePermission(ctx, "application:read");
  return ctx.notices.hear("ruwang_desk", onChange);
}
