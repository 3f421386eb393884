import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import { STRAY_CHARGE_STATUSES, type StrayChargeStatus } from "#server/domain/payments/status.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { payments } from "./payments.ts";

/** A charge that the gateway took for a payment beside the payment's own: none of our money, and given back whole. */
export const strayCharges = pgTable(
  "stray_charges",
  {
    id: id(),
    paymentId: text()
      .notNull()
      .references(() => payments.id),
    gatewayIntentId: text().notNull().unique(),
    amountFen: fen().notNull(),
    status: text().$type<StrayChargeStatus>().notNull().default("found"),
    gatewayRefundId: text(),
    failureReason: text(),
    foundAt: instant().notNull(),
    /** Since when it has its status. */
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    index("stray_charges_payment").on(t.paymentId),
    check("stray_charges_status_known", oneOf(t.status, STRAY_CHARGE_STATUSES)),
    check("stray_charges_amount_positive", sql`${t.amountFen} > 0`),
  ],
);

/** Gateway events already received; the primary key makes a repeated delivery harmless. */
export const gatewayEvents = pgTable("gateway_events", {
  id: text().primaryKey(),
  type: text().notNull(),
  subjectId: text(),
  occurredAt: instant().notNull(),
  receivedAt: instant().notNull(),
});
