import type { Payment } from "#components/payment/router-types.ts";
import { shanghaiDate } from "#server/domain/fees/shanghai-date.ts";

export const TAKINGS_DAYS = 14;
const DAY_MS = 86_400_000;

export interface DayTakings {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
  amountFen: number;
  feesFen: number;
  netFen: number;
}

type FetchPage = (cursor: { cursor?: string }) => Promise<{ items: Payment[]; nextCursor: string | null }>;

/** Sums of paid payments of the last days, oldest day first; reads pages until they reach back far enough. */
export async function takingsByDay(fetchPage: FetchPage, now: Date): Promise<DayTakings[]> {
  const days = Array.from({ length: TAKINGS_DAYS }, (_, back) => ({
    day: shanghaiDate(new Date(now.getTime() - (TAKINGS_DAYS - 1 - back) * DAY_MS)),
    amountFen: 0,
    feesFen: 0,
    netFen: 0,
  }));
  const byDay = new Map(days.map((day) => [day.day, day]));
  const since = now.getTime() - TAKINGS_DAYS * DAY_MS;
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Awaited<ReturnType<FetchPage>> = await fetchPage(cursor === undefined ? {} : { cursor });
    for (const payment of page.items) add(byDay, payment);
    const oldest = page.items.at(-1);
    const reached = oldest === undefined || Date.parse(oldest.createdAt) < since;
    cursor = reached ? null : page.nextCursor;
  }
  return days;
}

function add(byDay: ReadonlyMap<string, DayTakings>, payment: Payment): void {
  if (payment.paidAt === null) return;
  const day = byDay.get(shanghaiDate(new Date(payment.paidAt)));
  if (day === undefined) return;
  const feesFen = payment.sellerFeeFen + payment.acquiringFeeFen;
  day.amountFen += payment.amountFen;
  day.feesFen += feesFen;
  day.netFen += payment.sellerNetFen;
}
