import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { PaymentSummary } from "#server/domain/payments/views.ts";

export interface PaymentDay {
  /** Asia/Shanghai day on which its payments began. */
  date: string;
  payments: PaymentSummary[];
}

/** Payments by the day on which they began, in the order in which they come. */
export function daysOf(payments: readonly PaymentSummary[]): PaymentDay[] {
  const days = new Map<string, PaymentDay>();
  for (const payment of payments) {
    const date = shanghaiDate(new Date(payment.createdAt));
    const day = days.get(date) ?? { date, payments: [] };
    day.payments.push(payment);
    days.set(date, day);
  }
  return [...days.values()];
}
