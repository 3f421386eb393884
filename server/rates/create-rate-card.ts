import { and, eq, max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { rateCards } from "#db/schema/rates.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { CreateRateCardInput } from "#server/domain/rates/inputs.ts";
import { inheritsAnything } from "#server/domain/rates/rate-card.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { scopeKey } from "#server/domain/scope.ts";
import { rateCardViewOf } from "./rate-card-view.ts";
import { requireScope } from "./require-scope.ts";

/** Writes a draft; nothing is charged by it before it is published. */
export async function createRateCard(ctx: Context, input: CreateRateCardInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:write");
  refuseGroundlessInheritance(input);
  return change(ctx, async (tx) => {
    await requireScope(tx, input);
    const id = makeId("rateCard", ctx.randomBytes);
    const [row] = await tx
      .insert(rateCards)
      .values({
        id,
        level: input.level,
        scopeId: input.scopeId,
        number: await nextNumber(tx, input),
        body: input.body,
        note: input.note || null,
        effectiveFrom: new Date(input.effectiveFrom),
        createdById: personIdOf(ctx),
        createdAt: ctx.now,
      })
      .returning();
    if (row === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "rate_card.create",
      subjectType: "rate_card",
      subjectId: id,
      after: { level: row.level, scopeId: row.scopeId, number: row.number, status: row.status },
    });
    return rateCardViewOf(row, ctx);
  });
}

function refuseGroundlessInheritance({ level, body }: CreateRateCardInput): void {
  if (level !== "platform" || !inheritsAnything(body)) return;
  throw new DomainError(
    "invalid_input",
    "nothing_to_inherit",
    "A card of the platform has no level above it. Give every value, and list every plan and method.",
    { level },
  );
}

async function nextNumber(tx: Transaction, { level, scopeId }: CreateRateCardInput): Promise<number> {
  await lock(tx, LOCKS.rateCardNumbers(scopeKey({ level, scopeId })));
  const [row] = await tx
    .select({ last: max(rateCards.number) })
    .from(rateCards)
    .where(and(eq(rateCards.level, level), eq(rateCards.scopeId, scopeId)));
  return (row?.last ?? 0) + 1;
}
