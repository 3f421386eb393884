import type { Fen } from "#server/domain/money/fen.ts";
import type { PaymentMethod } from "#server/domain/rates/methods.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import type { ChargedPayment, Replay, ShadowRun, ShadowTally } from "./shadow-run.ts";

type Side = ShadowRun["buyers"];
interface PlanTally extends ShadowTally {
  method: PaymentMethod;
  term: number | null;
  bearer: Bearer | null;
}

/** Adds up replays, payment by payment, so that any number of them needs no more memory than their groups. */
export class ShadowTallies {
  payments = 0;
  readonly buyers: Side = emptySide();
  readonly sellers: Side = emptySide();
  private readonly reasons = new Map<string, { payments: number; amountFen: Fen }>();
  private readonly plans = new Map<string, PlanTally>();
  private readonly merchants = new Map<string, ShadowTally>();

  add(payment: ChargedPayment, replay: Replay): void {
    this.payments += 1;
    const { method, plan } = payment;
    const planKey = `${method}/${plan?.term ?? 0}/${plan?.bearer ?? ""}`;
    const group = { method, term: plan?.term ?? null, bearer: plan?.bearer ?? null };
    const tallies = [
      within(this.plans, planKey, () => ({ ...group, ...emptyTally() })),
      within(this.merchants, payment.merchantId, emptyTally),
    ];
    for (const tally of tallies) {
      tally.payments += 1;
      tally.amountFen += payment.amountFen;
    }
    if ("refused" in replay) {
      const reason = within(this.reasons, replay.refused, () => ({ payments: 0, amountFen: 0 }));
      reason.payments += 1;
      reason.amountFen += payment.amountFen;
      for (const tally of tallies) tally.refused += 1;
      return;
    }
    weigh(this.buyers, payment.buyerTotalFen, replay.buyerTotalFen);
    weigh(this.sellers, payment.sellerNetFen, replay.sellerNetFen);
    for (const tally of tallies) {
      tally.buyerChangeFen += replay.buyerTotalFen - payment.buyerTotalFen;
      tally.sellerChangeFen += replay.sellerNetFen - payment.sellerNetFen;
    }
  }

  refusals(): ShadowRun["refused"] {
    return [...this.reasons].map(([reason, counted]) => ({ reason, ...counted }));
  }

  byPlan(): ShadowRun["plans"] {
    return [...this.plans.values()].sort(
      (a, b) => a.method.localeCompare(b.method) || (a.term ?? 0) - (b.term ?? 0),
    );
  }

  /** The merchants that the draft changes most, in either direction. */
  mostChanged(count: number): [merchantId: string, tally: ShadowTally][] {
    const weight = (tally: ShadowTally) =>
      Math.abs(tally.buyerChangeFen) + Math.abs(tally.sellerChangeFen) + tally.refused;
    return [...this.merchants].sort(([, a], [, b]) => weight(b) - weight(a)).slice(0, count);
  }
}

function within<T>(map: Map<string, T>, key: string, empty: () => T): T {
  const known = map.get(key) ?? empty();
  map.set(key, known);
  return known;
}

function weigh(side: Side, beforeFen: Fen, afterFen: Fen): void {
  side.beforeFen += beforeFen;
  side.afterFen += afterFen;
  if (beforeFen === afterFen) {
    side.same += 1;
    return;
  }
  const direction = afterFen > beforeFen ? side.more : side.less;
  direction.payments += 1;
  direction.fen += Math.abs(afterFen - beforeFen);
}

function emptySide(): Side {
  return {
    more: { payments: 0, fen: 0 },
    less: { payments: 0, fen: 0 },
    same: 0,
    beforeFen: 0,
    afterFen: 0,
  };
}

function emptyTally(): ShadowTally {
  return { payments: 0, amountFen: 0, refused: 0, buyerChangeFen: 0, sellerChangeFen: 0 };
}
