import { and, asc, eq, gt, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments } from "#db/schema/payments.ts";
import { withinScope } from "#db/scope.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DAY_MS, daysBefore } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { shadowRunInput } from "#server/domain/quotes/inputs.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { type ChargedPayment, replayPayment, type ShadowRun } from "#server/domain/quotes/shadow-run.ts";
import { ShadowTallies } from "#server/domain/quotes/shadow-tally.ts";
import { loadRateCard } from "#server/rates/load-rate-card.ts";
import { ratesUnderDraft } from "./rates-under-draft.ts";

const MAX_DAYS = 92;

const PAGE = 2_000;
const MERCHANTS_SHOWN = 50;
const PARTY = {
  product: merchants.product,
  merchantId: payments.merchantId,
  terminalId: payments.terminalId,
};

/**
 * Replays a period's successful payments as if the card had been in force beside today's other cards: who would
 * pay more, who less, what would no longer be offered. Nothing is changed.
 */
export async function runShadow(ctx: Context, input: z.infer<typeof shadowRunInput>): Promise<ShadowRun> {
  requirePermission(ctx, "rate_card:read");
  const card = await read(ctx, (db) => loadRateCard(db, input.rateCardId));
  const to = input.to === undefined ? ctx.now : new Date(input.to);
  const from = input.from === undefined ? daysBefore(to, 30) : new Date(input.from);
  refuseWindow(from, to);
  const tallies = new ShadowTallies();
  const ratesOf = await read(ctx, (db) => ratesUnderDraft(db, card, ctx.now));
  for await (const page of pagesOf(ctx, withinScope(card, PARTY), { from, to })) {
    for (const { payment, product } of page) {
      const rates = ratesOf({ ...payment, product });
      if (rates !== null) {
        const charged = chargedOf(payment);
        tallies.add(charged, replayPayment(charged, rates));
      }
    }
  }
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    payments: tallies.payments,
    buyers: tallies.buyers,
    sellers: tallies.sellers,
    refused: tallies.refusals(),
    plans: tallies.byPlan(),
    merchants: await read(ctx, (db) => named(db, tallies.mostChanged(MERCHANTS_SHOWN))),
  };
}

function refuseWindow(from: Date, to: Date): void {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  if (days > 0 && days <= MAX_DAYS) return;
  throw new DomainError(
    "invalid_input",
    "window_refused",
    `Choose a period of at most ${MAX_DAYS} days that begins before it ends.`,
    { maximumDays: MAX_DAYS },
  );
}

async function* pagesOf(ctx: Context, scope: SQL | undefined, window: { from: Date; to: Date }) {
  for (let after = { at: window.from, id: "" }; ; ) {
    const page = await read(ctx, (reader) =>
      reader
        .select({ payment: payments, product: merchants.product })
        .from(payments)
        .innerJoin(merchants, eq(merchants.id, payments.merchantId))
        .where(
          and(
            eq(payments.status, "succeeded"),
            gte(payments.createdAt, after.at),
            or(gt(payments.createdAt, after.at), gt(payments.id, after.id)),
            lt(payments.createdAt, window.to),
            scope,
          ),
        )
        .orderBy(asc(payments.createdAt), asc(payments.id))
        .limit(PAGE),
    );
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { at: last.payment.createdAt, id: last.payment.id };
  }
}

function chargedOf(payment: typeof payments.$inferSelect): ChargedPayment {
  const { merchantId, amountFen, method, term, bearer, sellerNetFen, createdAt: at } = payment;
  const quote = quoteOf(payment);
  return {
    merchantId,
    amountFen,
    method,
    plan: term === null || bearer === null ? null : { term, bearer },
    campaign: quote?.campaign ?? null,
    buyerTotalFen: quote?.buyerTotalFen ?? amountFen,
    sellerNetFen,
    at,
  };
}

async function named(
  reader: Reader,
  tallies: ReturnType<ShadowTallies["mostChanged"]>,
): Promise<ShadowRun["merchants"]> {
  const ids = tallies.map(([id]) => id);
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ id: merchants.id, name: merchants.name })
    .from(merchants)
    .where(inArray(merchants.id, ids));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return tallies.map(([merchantId, tally]) => ({ merchantId, name: names.get(merchantId) ?? "", ...tally }));
}
