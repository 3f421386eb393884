import {
  dayTotals,
  dayTotalsInput,
  listDayInput,
  takenPayments,
} from "#server/domain/device-protocol/day.ts";
import { getDayTotals } from "#server/payments/orders/get-day-totals.ts";
import { listTakenPayments } from "#server/payments/orders/list-taken-payments.ts";
import { operation } from "../operation.ts";

export const day = [
  operation({
    method: "GET",
    path: "/device/v1/payments",
    summary: "What this terminal took, the newest first",
    tag: "Payments",
    auth: true,
    query: listDayInput,
    answers: { 200: { description: "Up to fifty payments", schema: takenPayments } },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listTakenPayments(ctx, query) }),
  }),
  operation({
    method: "GET",
    path: "/device/v1/totals",
    summary: "What this terminal took and gave back on a day",
    tag: "Payments",
    auth: true,
    query: dayTotalsInput,
    answers: { 200: { description: "By way of paying, and altogether", schema: dayTotals } },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getDayTotals(ctx, query) }),
  }),
];
