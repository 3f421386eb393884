import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { claims } from "#db/schema/claims.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OpenClaimInput } from "#server/domain/claims/inputs.ts";
import { TAMPERING } from "#server/domain/claims/reasons.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { warrantyOf } from "#server/domain/claims/warranty.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { suspendWorking } from "#server/terminals/suspend-working.ts";
import { loadClaim } from "./claim-rows.ts";
import { claimViewOf } from "./claim-view-of.ts";

/**
 * What a merchant has against a device, said by themselves or, for them, by staff. A suspicion that somebody opened it
 * stops the terminal in the same change: nobody types a secret into it any more.
 */
export async function openClaim(ctx: Context, input: OpenClaimInput): Promise<ClaimView> {
  const byStaff = isPermitted(ctx.actor.roles, "claim:write");
  requirePermission(ctx, byStaff ? "claim:write" : "claim:own");
  const { terminalId, reason, description } = input;
  const id = makeId("claim", ctx.randomBytes);
  return change(ctx, async (tx) => {
    const { terminal, device } = await claimable(tx, ctx, terminalId);
    const warranty = warrantyOf(device.modelCode, await leftUsAt(tx, ctx, terminal));
    const opened = await tx
      .insert(claims)
      .values({
        ...{ id, terminalId, reason, description, byStaff, ...warranty },
        merchantId: terminal.merchantId,
        deviceId: device.id,
        openedBy: ctx.actor.id,
        openedAt: ctx.now,
        since: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: claims.id });
    if (opened.length === 0)
      throw new DomainError("conflict", "claim_open", "There is an open claim for this device already.");
    await recordAudit(tx, ctx, {
      action: "claim.open",
      subjectType: "claim",
      subjectId: id,
      after: { status: "opened", terminalId, deviceId: device.id, reason, ...warranty },
    });
    if (reason === TAMPERING) await suspendWorking(tx, ctx, { terminalId, reason: description });
    return claimViewOf(ctx, await loadClaim(tx, ctx, id));
  });
}

/** A terminal whose device is with its merchant, of those that the person may see. */
async function claimable(tx: Transaction, ctx: Context, terminalId: string) {
  const [row] = await tx
    .select({ terminal: terminals, device: devices })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .where(and(eq(terminals.id, terminalId), ofVisibleMerchants(ctx, "claim:read")));
  if (row === undefined)
    throw new DomainError("not_found", "terminal_not_found", "There is no such terminal.");
  const isThere = ["delivered", "active", "suspended"].includes(row.device.status);
  if (row.terminal.status !== "closed" && isThere) return row;
  throw new DomainError(
    "illegal_state",
    "device_not_with_merchant",
    "A claim is about a device that the merchant has. This one has not arrived, or is gone.",
    { terminal: row.terminal.status, device: row.device.status },
  );
}

/** When the device went to this merchant; one that was handed over counts from its activation, an unused one from now. */
async function leftUsAt(
  tx: Transaction,
  ctx: Context,
  { deviceId, merchantId, activatedAt }: typeof terminals.$inferSelect,
): Promise<Date> {
  const [parcel] = await tx
    .select({ shippedAt: shipments.shippedAt })
    .from(shipments)
    .where(
      and(
        eq(shipments.deviceId, deviceId),
        eq(shipments.merchantId, merchantId),
        isNotNull(shipments.shippedAt),
      ),
    )
    .orderBy(desc(shipments.shippedAt))
    .limit(1);
  return parcel?.shippedAt ?? activatedAt ?? ctx.now;
}
