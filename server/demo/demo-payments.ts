import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { deviceModels } from "#db/schema/devices.ts";
import { payments } from "#db/schema/payments.ts";
import { bankHandlers } from "#server/bank/mock/bank-handlers.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import { read } from "#server/changes/read.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { Env } from "#server/env.ts";
import { serveGateway } from "#server/gateway/mock/http/serve.ts";
import { log } from "#server/log.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { payAtWallet, refuseAtWallet } from "./demo-payer.ts";
import { seedContext } from "./demo-people.ts";
import { type DemoCounter, seedSettlements } from "./demo-settlements.ts";
import { gatewayClock } from "./gateway-clock.ts";
import { listDemoActivations } from "./list-demo-activations.ts";

type Ending =
  | "succeeded"
  | "refunded"
  | "part_refunded"
  | "failed"
  | "canceled"
  | "expired"
  | "awaiting_payer";
interface DemoOrder {
  amountFen: number;
  ending: Ending;
  method?: "alipay" | "bank_card" | "qr";
  plan?: { term: number; bearer: "buyer" | "seller" };
}

const buyer = (term: number) => ({ term, bearer: "buyer" as const });
const seller = (term: number) => ({ term, bearer: "seller" as const });

/** Orders of each demo merchant's terminal, between them in every state. */
const ORDERS: readonly DemoOrder[] = [
  { amountFen: 128_800, plan: buyer(6), ending: "succeeded" },
  { amountFen: 59_900, plan: seller(3), ending: "succeeded" },
  { amountFen: 399_900, plan: buyer(12), ending: "succeeded" },
  { amountFen: 111_111, plan: buyer(3), ending: "part_refunded" },
  { amountFen: 86_000, plan: seller(6), ending: "refunded" },
  { amountFen: 2_650, method: "alipay", ending: "succeeded" },
  { amountFen: 18_800, method: "qr", ending: "succeeded" },
  { amountFen: 45_000, method: "bank_card", ending: "succeeded" },
  { amountFen: 990_000, plan: buyer(12), ending: "failed" },
  { amountFen: 36_600, plan: buyer(3), ending: "canceled" },
  { amountFen: 72_500, method: "alipay", ending: "expired" },
  { amountFen: 52_000, plan: buyer(6), ending: "awaiting_payer" },
];

type GatewaySettings = Pick<
  Env,
  "host" | "gatewayPort" | "gateway" | "gatewayUrl" | "gatewaySecretKey" | "dataDir" | "bank"
>;

/**
 * Gives every demo merchant an active terminal with orders in every state, paid through the wallet's own pages.
 * Only the mock gateway can be paid at, so nothing happens with another one. Runs while no part is up yet, on a
 * gateway of its own over the same store.
 */
export async function seedPayments(runtime: Runtime, settings: GatewaySettings): Promise<void> {
  if (settings.gateway.kind !== "stripe") return;
  if (settings.gatewayUrl !== `http://${settings.host}:${settings.gatewayPort}`) return;
  if ((await read(runtime, (db) => db.$count(payments))) > 0) return;
  const bank = new MockBank(join(settings.dataDir, "bank.sqlite"));
  const gateway = await serveGateway({
    host: settings.host,
    port: settings.gatewayPort,
    publicUrl: settings.gatewayUrl,
    secretKey: settings.gatewaySecretKey,
    storePath: join(settings.dataDir, "gateway.sqlite"),
    beside: bankHandlers(bank, settings.bank.secret),
    log,
  });
  try {
    const waiting = await listDemoActivations(seedContext(runtime));
    const counters: DemoCounter[] = [];
    const merchants = [...new Map(waiting.map((terminal) => [terminal.merchantId, terminal])).values()];
    for (const terminal of merchants) {
      const ctx = await activate(runtime, terminal);
      counters.push({ merchantId: terminal.merchantId, terminal: ctx });
      for (const [index, order] of ORDERS.entries())
        await play(runtime, ctx, { ...order, key: `demo-${index}` });
    }
    await expireDuePayments(seedContext(runtime));
    const clock = { url: settings.gatewayUrl, secretKey: settings.gatewaySecretKey };
    await seedSettlements(runtime, counters, { bank, atGatewayTime: gatewayClock(clock) });
  } finally {
    await gateway.stop();
    bank.close();
  }
}

async function activate(
  runtime: Runtime,
  waiting: { serialNumber: string; activationCode: string; merchantId: string; model: string },
): Promise<(now: Date) => Context> {
  const { serialNumber, activationCode, merchantId, model } = waiting;
  const [known] = await read(runtime, (db) =>
    db.select().from(deviceModels).where(eq(deviceModels.code, model)),
  );
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const { answer } = await activateTerminal(contextFor(runtime, { actor: ANONYMOUS, now: new Date() }), {
    serialNumber,
    activationCode,
    model,
    firmwareVersion: known?.targetFirmware ?? "1.0.0",
    publicKey: { kty: "OKP", crv: "Ed25519", x },
  });
  const actor = {
    kind: "terminal" as const,
    id: answer.terminalId,
    merchantId,
    roles: ["terminal"] as const,
  };
  return (now) => contextFor(runtime, { actor, now });
}

async function play(
  runtime: Runtime,
  terminal: (now: Date) => Context,
  order: DemoOrder & { key: string },
): Promise<void> {
  const overdue = order.ending === "expired";
  const ctx = terminal(overdue ? new Date(Date.now() - HOUR_MS) : new Date());
  const { payment } = await createPayment(ctx, {
    idempotencyKey: order.key,
    order: await orderOf(ctx, order),
  });
  const { paymentId } = payment;
  const url = payment.qr?.url ?? "";
  if (order.ending === "awaiting_payer" || overdue) return;
  if (order.ending === "canceled") {
    await cancelPayment(ctx, { paymentId });
    return;
  }
  if (order.ending === "failed") await refuseAtWallet(url, "credit_limit_exceeded");
  else await payAtWallet(url);
  await reconcilePayment(seedContext(runtime), { paymentId });
  const [row] = await read(runtime, (db) => db.select().from(payments).where(eq(payments.id, paymentId)));
  const expected = order.ending === "failed" ? "failed" : "succeeded";
  if (row?.status !== expected)
    throw new Error(`The demo payment ${order.key} is ${row?.status}, not ${expected}`);
  const refundFen = { refunded: order.amountFen, part_refunded: Math.floor(order.amountFen / 3) };
  if (order.ending !== "refunded" && order.ending !== "part_refunded") return;
  await refundPayment(ctx, {
    paymentId,
    amountFen: refundFen[order.ending],
    reason: "顾客退货 The goods came back",
    idempotencyKey: `${order.key}-refund`,
  });
}

async function orderOf(ctx: Context, order: DemoOrder): Promise<CreatePaymentInput> {
  const { amountFen, plan, method = "alipay" } = order;
  const common = { amountFen, configVersion: 1, operator: "01" };
  if (plan === undefined) return { ...common, method };
  const quote = await getQuote(ctx, { amountFen, ...plan, terminalId: ctx.actor.id });
  return { ...common, method: "huabei", plan, quoteHash: quote.hash };
}
