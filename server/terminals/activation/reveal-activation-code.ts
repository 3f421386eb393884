import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { terminalIdInput } from "#server/domain/terminals/inputs.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadVisibleTerminal } from "#server/terminals/internal.ts";
import { requireAwaiting } from "./require-awaiting.ts";

/** The code a merchant types into the terminal; shown to its owner only, and every look is audited. */
export async function revealActivationCode(ctx: Context, input: z.infer<typeof terminalIdInput>) {
  requirePermission(ctx, "terminal:read_own");
  return change(ctx, async (tx) => {
    const { terminal } = await loadVisibleTerminal(tx, ctx, input.terminalId);
    requireAwaiting(terminal.status);
    await recordAudit(tx, ctx, {
      action: "terminal.reveal_code",
      subjectType: "terminal",
      subjectId: terminal.id,
    });
    return {
      activationCode: ctx.vault.open(
        terminal.activationCode,
        placeOf("terminals.activationCode", terminal.id),
      ),
      expiresAt: terminal.activationExpiresAt.toISOString(),
    };
  });
}
