import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { PackFile } from "#server/domain/audit/proof-pack.ts";
import type { merchantIdInput } from "#server/domain/merchants/inputs.ts";
import { throttle } from "#server/identity/throttle.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { applicationFiles } from "./application-files.ts";
import { asEntry } from "./as-entry.ts";
import { auditFiles } from "./audit-files.ts";
import { equipmentFiles } from "./equipment-files.ts";
import { historyFiles } from "./history-files.ts";
import { writePack } from "./write-pack.ts";

/**
 * Everything on record of one merchant as one signed archive, which whoever holds it checks without the portal
 * (docs/verify-a-proof-pack.md). Who had it made is on record; it is handed out as it is read, and never held whole.
 */
export async function readProofPack(
  ctx: Context,
  { merchantId }: z.infer<typeof merchantIdInput>,
): Promise<AsyncGenerator<Uint8Array>> {
  requirePermission(ctx, "merchant:prove");
  await throttle(ctx, "proof_packs_of_person", ctx.actor.id);
  const { applicationId } = await change(ctx, async (tx) => {
    const merchant = await loadMerchant(tx, ctx, merchantId);
    await recordAudit(tx, ctx, { action: "merchant.prove", subjectType: "merchant", subjectId: merchantId });
    return merchant;
  });
  return writePack(ctx, { merchantId }, filesOf(ctx, { merchantId, applicationId }));
}

async function* filesOf(
  ctx: Context,
  { merchantId, applicationId }: { merchantId: string; applicationId: string },
): AsyncGenerator<PackFile> {
  const given = await read(ctx, (db) => applicationFiles(db, ctx, { applicationId, merchantId }));
  const equipment = await read(ctx, (db) => equipmentFiles(db, merchantId));
  yield* given;
  yield* equipment.files;
  yield* historyFiles(ctx, { merchantId, terminalIds: equipment.terminalIds });
  const papers = given.find(({ name }) => name === "papers.jsonl")?.entries ?? [];
  yield* auditFiles(ctx, {
    application: [applicationId],
    document: papers.map(({ id }) => id),
    merchant: [merchantId],
    store: equipment.storeIds,
    device: equipment.deviceIds,
    shipment: equipment.shipmentIds,
    terminal: equipment.terminalIds,
  });
  const { keys } = await publicKeys(ctx);
  yield { name: "keys.jsonl", entries: keys.map(({ kid, ...key }) => asEntry(kid, key)) };
}
