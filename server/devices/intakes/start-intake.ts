import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { intakes } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { startIntakeInput } from "#server/domain/devices/intakes/inputs.ts";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";
import { makeId } from "#server/domain/ids.ts";
import { requirePerson } from "#server/identity/require-person.ts";
import { requireModel } from "../catalogue/require-model.ts";
import { requireWarehouse } from "../warehouses/require-warehouse.ts";
import { viewIntake } from "./intake-rows.ts";

type StartIntake = z.infer<typeof startIntakeInput>;

/** Begins to take in a delivery; of a file that was begun before, finds how far it came. */
export async function startIntake(ctx: Context, input: StartIntake): Promise<IntakeView> {
  requirePermission(ctx, "device:write");
  const { id: createdBy } = requirePerson(ctx);
  return change(ctx, async (tx) => {
    await requireModel(tx, input.modelCode);
    const warehouseId = await requireWarehouse(tx, input.warehouseId);
    const id = makeId("intake", ctx.randomBytes);
    const begun = await tx
      .insert(intakes)
      .values({ id, ...input, warehouseId, createdBy, createdAt: ctx.now, lastAt: ctx.now })
      .onConflictDoNothing({ target: [intakes.modelCode, intakes.contentHash] })
      .returning({ id: intakes.id });
    if (begun.length === 0) return viewIntake(tx, await begunBefore(tx, input));
    await recordAudit(tx, ctx, {
      action: "intake.start",
      subjectType: "intake",
      subjectId: id,
      after: { modelCode: input.modelCode, warehouseId, source: input.source },
    });
    return viewIntake(tx, id);
  });
}

async function begunBefore(tx: Transaction, input: StartIntake): Promise<string> {
  if (input.source === "scan") throw new Error("Scanning begins a delivery of its own");
  const [row] = await tx
    .select({ id: intakes.id })
    .from(intakes)
    .where(and(eq(intakes.modelCode, input.modelCode), eq(intakes.contentHash, input.contentHash)));
  return row?.id ?? "";
}
