import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import { settlementHolds } from "#db/schema/settlements.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { HOLD_WAITS } from "#server/domain/settlements/rules.ts";
import type { HoldView } from "#server/domain/settlements/views.ts";

export type Hold = typeof settlementHolds.$inferSelect;
const placer = alias(people, "placer");
const proposer = alias(people, "proposer");
const releaser = alias(people, "releaser");

/** Holds with their merchant and whoever acted on them. */
export function holdRows(reader: Reader) {
  return reader
    .select({
      hold: settlementHolds,
      merchantName: merchants.name,
      placedBy: placer.name,
      proposedBy: proposer.name,
      releasedBy: releaser.name,
    })
    .from(settlementHolds)
    .innerJoin(merchants, eq(merchants.id, settlementHolds.merchantId))
    .innerJoin(placer, eq(placer.id, settlementHolds.placedById))
    .leftJoin(proposer, eq(proposer.id, settlementHolds.proposedById))
    .leftJoin(releaser, eq(releaser.id, settlementHolds.releasedById))
    .$dynamic();
}

type HoldRow = Awaited<ReturnType<typeof holdRows>>[number];

export function holdViewOf({ actor }: Context, { hold, ...names }: HoldRow): HoldView {
  const { id, merchantId, status, reason, releaseReason, version } = hold;
  return {
    ...{ id, merchantId, status, reason, releaseReason, version },
    merchantName: names.merchantName,
    placedBy: names.placedBy ?? hold.placedById,
    placedAt: hold.placedAt.toISOString(),
    proposedBy: names.proposedBy,
    releasedBy: names.releasedBy,
    isOwn: hold.proposedById === actor.id,
    wait: moveWaitOf(HOLD_WAITS, status, hold.since),
  };
}

export async function viewHold(reader: Reader, ctx: Context, holdId: string): Promise<HoldView> {
  const [row] = await holdRows(reader).where(eq(settlementHolds.id, holdId));
  if (row === undefined) throw holdNotFound();
  return holdViewOf(ctx, row);
}

export async function loadHold(reader: Reader, holdId: string): Promise<Hold> {
  const [row] = await reader.select().from(settlementHolds).where(eq(settlementHolds.id, holdId));
  if (row === undefined) throw holdNotFound();
  return row;
}

function holdNotFound(): DomainError {
  return new DomainError("not_found", "hold_not_found", "There is no such hold.");
}
