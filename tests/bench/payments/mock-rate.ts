import { randomBytes } from "node:crypto";
import { connectDatabase } from "#db/client.ts";
import type { Notices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { startTestGateway } from "#tests/support/gateway/mock-gateway.ts";
import { gatewayClient } from "#tests/support/world/world.ts";
import type { Arranged } from "./arrange.ts";
import { benchRuntime } from "./take-payment.ts";

const TURN_MS = 4_000;

/** Payments a second with the mock gateway behind the official SDK, in this very process: what it costs on top. */
export async function mockRate({
  url,
  notices,
  arranged,
}: {
  url: string;
  notices: Notices;
  arranged: readonly Arranged[];
}): Promise<number> {
  const served = await startTestGateway();
  const { db, close } = connectDatabase(url, { max: arranged.length, name: "mock" });
  const runtime = { ...benchRuntime(db, notices), gateway: gatewayClient(served.url, 10_000) };
  const startedAt = performance.now();
  let taken = 0;
  await Promise.all(
    arranged.map(async ({ counter: { actor, order } }) => {
      while (performance.now() - startedAt < TURN_MS) {
        const ctx = contextFor(runtime, { actor, now: new Date() });
        const idempotencyKey = randomBytes(12).toString("hex");
        const { payment } = await createPayment(ctx, { idempotencyKey, order });
        const intent = new URL(payment.qr?.url ?? "").pathname.split("/").at(-1);
        await served.control(`payment_intents/${intent}/pay`);
        const jobs = contextFor(runtime, { actor: systemActor("bench"), now: new Date() });
        await reconcilePayment(jobs, { paymentId: payment.paymentId });
        taken++;
      }
    }),
  );
  const rate = taken / ((performance.now() - startedAt) / 1_000);
  await close();
  await served.stop();
  return rate;
}
