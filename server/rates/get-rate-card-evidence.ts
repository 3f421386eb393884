import { and, eq, ne, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { Product } from "#server/domain/merchants/kinds.ts";
import { type RateCardEvidence, rateCardEvidenceHash } from "#server/domain/rates/evidence.ts";
import type { rateCardIdInput } from "#server/domain/rates/inputs.ts";
import type { Scope } from "#server/domain/scope.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { neighboursOf } from "./neighbours.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

/** What a decision on a card rests on, with the hash that a publisher sends back. */
export async function getRateCardEvidence(
  ctx: Context,
  input: z.infer<typeof rateCardIdInput>,
): Promise<RateCardEvidence> {
  requirePermission(ctx, "rate_card:read");
  return read(ctx, async (db) => {
    const card = await loadRateCard(db, input.rateCardId);
    return { ...(await evidenceOf(db, ctx, card)), ...(await reachOf(db, card)) };
  });
}

/** The part of the evidence that a decision is bound to. */
export async function evidenceOf(
  reader: Reader,
  ctx: Context,
  card: Awaited<ReturnType<typeof loadRateCard>>,
) {
  const { replaces, followedBy } = await neighboursOf(reader, card);
  const neighbours = {
    replaces: replaces && rateCardViewOf(replaces, ctx),
    followedBy: followedBy && rateCardViewOf(followedBy, ctx),
  };
  return { hash: await rateCardEvidenceHash(rateCardViewOf(card, ctx), neighbours), ...neighbours };
}

/** How many merchants and open terminals a scope holds. */
async function reachOf(reader: Reader, { level, scopeId }: Scope) {
  const open = ne(terminals.status, "closed");
  const within: Record<Scope["level"], { merchants?: SQL; terminals?: SQL }> = {
    platform: {},
    product: {
      merchants: eq(merchants.product, scopeId as Product),
      terminals: eq(merchants.product, scopeId as Product),
    },
    merchant: { merchants: eq(merchants.id, scopeId), terminals: eq(merchants.id, scopeId) },
    terminal: { terminals: eq(terminals.id, scopeId) },
  };
  const counted = reader
    .select({ id: terminals.id })
    .from(terminals)
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .where(and(open, within[level].terminals));
  return {
    merchants: level === "terminal" ? 1 : await reader.$count(merchants, within[level].merchants),
    terminals: (await counted).length,
  };
}
