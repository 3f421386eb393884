import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { devices } from "#db/schema/devices.ts";
import { activationAttempts, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  ACTIVATION_CODE_VALID_MS,
  makeActivationCode,
} from "#server/domain/device-protocol/activation-code.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { terminalIdInput } from "#server/domain/terminals/inputs.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { activationCodeIndex, loadVisibleTerminal } from "./internal.ts";

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
    const code = makeActivationCode(ctx.randomBytes);
    await compareAndSet(tx, terminals, terminal, {
      activationCodeIndex: activationCodeIndex(ctx, device.serialNumber, code),
      activationCode: ctx.vault.seal(code, placeOf("terminals.activationCode", terminal.id)),
      activationExpiresAt: new Date(ctx.now.getTime() + ACTIVATION_CODE_VALID_MS),
    });
    await tx.delete(activationAttempts).where(eq(activationAttempts.serialNumber, device.serialNumber));
    await recordAudit(tx, ctx, {
      action: "terminal.reset_code",
      subjectType: "terminal",
      subjectId: terminal.id,
    });
  });
}

/** The seven days of a code count from the day the device arrives. */
export async function startActivationWindow(tx: Transaction, ctx: Context, deviceId: string): Promise<void> {
  requirePermission(ctx, "shipment:write");
  const [row] = await tx
    .select({ terminal: terminals, serialNumber: devices.serialNumber })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .where(and(eq(terminals.deviceId, deviceId), ne(terminals.status, "closed")));
  if (row === undefined) return;
  await compareAndSet(tx, terminals, row.terminal, {
    activationExpiresAt: new Date(ctx.now.getTime() + ACTIVATION_CODE_VALID_MS),
  });
  await recordAudit(tx, ctx, {
    action: "terminal.start_activation",
    subjectType: "terminal",
    subjectId: row.terminal.id,
  });
}

function requireAwaiting(status: string): void {
  if (status === "awaiting_activation") return;
  throw new DomainError(
    "illegal_state",
    "already_activated",
    "This terminal is no longer waiting for activation.",
  );
}
