import { eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { payments } from "#db/schema/payments.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { GatewayError } from "#server/gateway/port.ts";

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = HOUR_MS;

/** What every run asks for first: payments whose turn it is, so that one in doubt keeps none behind it waiting. */
export const byTurn = sql`coalesce(${payments.gatewayRetryAt}, ${payments.expiresAt})`;

/** Payments that were never asked for in vain, or whose pause is over. */
export function itsTurn({ now }: Pick<Context, "now">): SQL | undefined {
  return or(isNull(payments.gatewayRetryAt), lte(payments.gatewayRetryAt, now));
}

type Asked = Pick<typeof payments.$inferSelect, "id" | "gatewayTries">;

/**
 * Asks the gateway about one payment after another; returns how many it could answer. One that it does not know or
 * cannot answer is left in doubt, where people see it, and asked about again after a pause that grows to an hour.
 */
export async function askEach<Payment extends Asked>(
  ctx: Context,
  asked: readonly Payment[],
  ask: (payment: Payment) => Promise<unknown>,
): Promise<number> {
  let answered = 0;
  for (const payment of asked) {
    try {
      await ask(payment);
      answered++;
      if (payment.gatewayTries > 0)
        await note(ctx, payment.id, { gatewayFault: null, gatewayTries: 0, gatewayRetryAt: null });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const gatewayRetryAt = new Date(ctx.now.getTime() + pauseMs(ctx, payment.gatewayTries));
      await note(ctx, payment.id, {
        gatewayFault: error.reason,
        gatewayTries: payment.gatewayTries + 1,
        gatewayRetryAt,
      });
    }
  }
  return answered;
}

type Doubt = Pick<typeof payments.$inferInsert, "gatewayFault" | "gatewayTries" | "gatewayRetryAt">;

function note(ctx: Context, paymentId: string, doubt: Doubt): Promise<unknown> {
  return changeByStatement(ctx, (db) => db.update(payments).set(doubt).where(eq(payments.id, paymentId)));
}

/** Half of it is drawn: what failed together is not asked about together again. */
function pauseMs(ctx: Pick<Context, "randomBytes">, tries: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  const share = Buffer.from(ctx.randomBytes(2)).readUInt16BE() / 0xffff;
  return (longest / 2) * (1 + share);
}
