import { and, eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { payments, refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { approveRefund } from "#server/payments/refunds/approve-refund.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { refuseRefund } from "#server/payments/refunds/refuse-refund.ts";
import { huabeiOrder } from "../devices/active-terminal.ts";
import { afterExpiry, type Counter } from "./counter.ts";

/** Orders, known by the keys of their terminal: in instalments, in one sum, beyond what a shop gives back alone, by card. */
const ORDERS = [
  { amountFen: 100_001, plan: { term: 3, bearer: "buyer" } },
  { amountFen: 77_777, plan: { term: 6, bearer: "seller" } },
  { amountFen: 600_000 },
  { amountFen: 1 },
  { amountFen: 25_000, token: "pm_card_visa_debit" },
  { amountFen: 30_000, token: "pm_card_chargeDeclined" },
] as const;

/** What was acknowledged to whoever asked: it must never turn out otherwise. */
export interface Acknowledged {
  paymentOf: Map<number, string>;
  refundOf: Map<string, string>;
}

export interface Move {
  kind: string;
  order: number;
  /** Steps that the process lives which makes the move; most outlive it. */
  life: number;
  pick: number;
}

type Play = (counter: Counter, move: Move, told: Acknowledged) => Promise<unknown>;

const paymentOf = async ({ world, place }: Counter, { order }: Move) => {
  const key = and(eq(payments.terminalId, place.terminalId), eq(payments.idempotencyKey, `order-${order}`));
  const [row] = await world.runtime.db.select().from(payments).where(key);
  return row;
};

/** Says that an order is closed at the gateway while its payer may still pay it, as gateways without intents do. */
const crossed = (ctx: Context): Context => {
  const cancelIntent = async (id: string) => ({
    ...(await ctx.gateway.retrieveIntent(id)),
    status: "canceled" as const,
  });
  return { ...ctx, gateway: { ...ctx.gateway, cancelIntent } };
};

const PLAYS: Readonly<Record<string, Play>> = {
  async create(counter, { order, life }, told) {
    const wanted = ORDERS[order % ORDERS.length] ?? ORDERS[0];
    const ctx = counter.place.terminal();
    const request = { idempotencyKey: `order-${order}`, order: await inputOf(ctx, wanted) };
    const taken = await counter.attempt(ctx, life, (mortal) => createPayment(mortal, request));
    if (taken !== undefined) hold(told.paymentOf, order, taken.payment.paymentId);
  },
  async pay(counter, move) {
    const row = await paymentOf(counter, move);
    await atWallet(counter, row?.gatewayIntentId, "pay");
  },
  async refuse(counter, move) {
    const row = await paymentOf(counter, move);
    await atWallet(counter, row?.gatewayIntentId, "refuse");
  },
  async cancel(counter, move) {
    const row = await paymentOf(counter, move);
    if (row === undefined) return;
    const work = (ctx: Context) => cancelPayment(ctx, { paymentId: row.id });
    await counter.attempt(counter.place.terminal(), move.life, work);
  },
  async cancelWhilePaid(counter, move) {
    const row = await paymentOf(counter, move);
    if (row === undefined) return;
    const work = (ctx: Context) => cancelPayment(ctx, { paymentId: row.id });
    await counter.attempt(crossed(counter.place.terminal()), move.life, work);
  },
  /** The whole misfortune at once; its steps by themselves seldom meet. */
  async payLate(counter, move, told) {
    await PLAYS.create?.(counter, { ...move, life: 10_000 }, told);
    await PLAYS.cancelWhilePaid?.(counter, move, told);
    await PLAYS.pay?.(counter, move, told);
  },
  expire: (counter, { life }) =>
    counter.attempt(counter.world.asSystem(afterExpiry()), life, expireDuePayments),
  async refund(counter, move, told) {
    const row = await paymentOf(counter, move);
    if (row === undefined) return;
    const share = [1, 2, 3, row.amountFen][move.pick % 4] ?? 1;
    const amountFen = Math.max(1, Math.floor(row.amountFen / share));
    const idempotencyKey = `refund-${move.order}-${move.pick % 5}`;
    const asker = [counter.place.terminal(), counter.place.owner(), counter.world.asRole("admin")][
      move.pick % 3
    ];
    const input = { paymentId: row.id, amountFen, reason: "model", idempotencyKey };
    const work = (ctx: Context) => refundPayment(ctx, input);
    const given = await counter.attempt(asker ?? counter.place.owner(), move.life, work);
    if (given !== undefined) hold(told.refundOf, idempotencyKey, given.refundId);
  },
  async decide(counter, { life, pick }) {
    const { runtime, twoPeople } = counter.world;
    const open = await runtime.db
      .select()
      .from(refunds)
      .where(inArray(refunds.status, ["proposed"]));
    const chosen = open[pick % Math.max(1, open.length)];
    if (chosen === undefined) return;
    const ref = { refundId: chosen.id, version: chosen.version };
    const work = (ctx: Context) =>
      pick % 3 === 0 ? refuseRefund(ctx, { ...ref, reason: "no" }) : approveRefund(ctx, ref);
    await counter.attempt(twoPeople().second, life, work);
  },
  async notice(counter, { life, pick }) {
    const events = await counter.events();
    const event = events[pick % Math.max(1, events.length)];
    if (event === undefined) return;
    for (let times = 0; times <= pick % 2; times++)
      await counter.attempt(counter.world.asGateway(), life, (ctx) => counter.deliver(ctx, event));
  },
  jobs: (counter, { life }) => counter.attempt(counter.world.asSystem(), life, (ctx) => counter.runJobs(ctx)),
  async fault({ world }, { pick }) {
    const when = pick % 2 === 0 ? "before" : "after";
    const path = pick % 3 === 0 ? "/refunds" : "/payment_intents";
    await world.gateway.control("faults", { count: 1 + (pick % 3), when, status: 500, path });
  },
};

async function inputOf(ctx: Context, wanted: (typeof ORDERS)[number]): Promise<CreatePaymentInput> {
  const { amountFen } = wanted;
  if ("plan" in wanted) return huabeiOrder(ctx, { amountFen, ...wanted.plan });
  const order = { amountFen, configVersion: 1 };
  if (!("token" in wanted)) return { ...order, method: "alipay" };
  return { ...order, method: "bank_card", card: { token: wanted.token, entry: "chip" } };
}

async function atWallet({ world }: Counter, intentId: string | null | undefined, what: "pay" | "refuse") {
  if (intentId == null) return;
  // A wallet refuses what is paid or closed, and a planned fault may hit it: then nothing was paid.
  await world.gateway.control(`payment_intents/${intentId}/${what}`).catch(() => undefined);
}

/** The same key is told the same thing, for ever. */
function hold<K>(told: Map<K, string>, key: K, id: string): void {
  const before = told.get(key) ?? id;
  if (before !== id) throw new Error(`key ${String(key)} was told ${before} and then ${id}`);
  told.set(key, id);
}

const move = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("create", "pay", "notice", "refund", "jobs") },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(PLAYS)) },
  ),
  order: fc.nat(ORDERS.length - 1),
  life: fc.oneof({ weight: 2, arbitrary: fc.constant(10_000) }, { weight: 1, arbitrary: fc.nat(30) }),
  pick: fc.nat(59),
});

class CounterCommand implements fc.AsyncCommand<Acknowledged, Counter> {
  /** Moves made at the same moment, each in a process of its own. */
  private readonly moves: readonly Move[];
  constructor(moves: readonly Move[]) {
    this.moves = moves;
  }
  check = () => true;
  async run(told: Acknowledged, counter: Counter): Promise<void> {
    await Promise.all(this.moves.map((one) => PLAYS[one.kind]?.(counter, one, told)));
  }
  toString = () =>
    this.moves.map(({ kind, order, life, pick }) => `${kind}(${order},${life},${pick})`).join(" & ");
}

/** Sequences of moves, one at a time or two together. */
export const counterCommands = fc.commands(
  [
    move.map((one) => new CounterCommand([one])),
    move.map((one) => new CounterCommand([one])),
    fc.tuple(move, move).map((two) => new CounterCommand(two)),
  ],
  { maxCommands: 25, size: "max" },
);
