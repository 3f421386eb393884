import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { terminalIdInput } from "#server/domain/terminals/inputs.ts";
import { loadVisibleTerminal } from "#server/terminals/internal.ts";
import { forgetActivationTries } from "./activation-tries.ts";
import { freshCode } from "./fresh-code.ts";
import { requireAwaiting } from "./require-awaiting.ts";

/** A fresh code in place of a lost, locked or expired one. Staff may; so may the owner, for whom it is shown next. */
export async function resetActivationCode(
  ctx: Context,
  input: z.infer<typeof terminalIdInput>,
): Promise<void> {
  requirePermission(
    ctx,
    isPermitted(ctx.actor.roles, "terminal:read_own") ? "terminal:read_own" : "terminal:write",
  );
  await change(ctx, async (tx) => {
    const { terminal, device } = await loadVisibleTerminal(tx, ctx, input.terminalId);
    requireAwaiting(terminal.status);
    await compareAndSet(tx, terminals, {
      before: terminal,
      changes: freshCode(ctx, terminal.id, device.serialNumber),
    });
    await forgetActivationTries(tx, device.serialNumber);
    await recordAudit(tx, ctx, {
      action: "terminal.reset_code",
      subjectType: "terminal",
      subjectId: terminal.id,
    });
  });
}
