import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import {
  PAYMENT_KEY_KINDS,
  PAYMENT_KEY_STATUSES,
  type PaymentKeyKind,
  type PaymentKeyStatus,
} from "#server/domain/devices/payment-keys/status.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { devices } from "./devices.ts";
import { people } from "./people.ts";

/**
 * References to the payment keys of devices; no key is here, and none can be. What was said of one stays as it was said, and
 * none is deleted (trigger `payment_keys_in_custody`).
 */
export const paymentKeys = pgTable(
  "payment_keys",
  {
    id: id(),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    kind: text().$type<PaymentKeyKind>().notNull(),
    reference: text().notNull(),
    checkValue: text().notNull(),
    ksn: text(),
    status: text().$type<PaymentKeyStatus>().notNull(),
    injectedById: text()
      .notNull()
      .references(() => people.id),
    injectedAt: instant().notNull(),
    confirmedById: text().references(() => people.id),
    confirmedAt: instant(),
    /** Since when it has its status. */
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("payment_keys_one_in_use").on(t.deviceId, t.kind).where(sql`${t.status} = 'in_use'`),
    uniqueIndex("payment_keys_one_waiting").on(t.deviceId, t.kind).where(sql`${t.status} = 'injected'`),
    uniqueIndex("payment_keys_reference").on(t.reference),
    uniqueIndex("payment_keys_ksn").on(t.ksn),
    index("payment_keys_device").on(t.deviceId, t.injectedAt),
    check("payment_keys_kind_known", oneOf(t.kind, PAYMENT_KEY_KINDS)),
    check("payment_keys_status_known", oneOf(t.status, PAYMENT_KEY_STATUSES)),
    check("payment_keys_check_value_shape", sql`${t.checkValue} ~ '^[0-9A-F]{6}$'`),
    check(
      "payment_keys_ksn_of_dukpt",
      sql`(${t.kind} = 'dukpt') = (${t.ksn} is not null) and (${t.ksn} is null or ${t.ksn} ~ '^[0-9A-F]{20}$')`,
    ),
    check(
      "payment_keys_no_clear_key",
      sql`regexp_replace(${t.reference}, '[^[:alnum:]]|0[xX]', '', 'g') !~* '[0-9a-f]{32}'`,
    ),
    // Dual control: nobody brings a key into use alone.
    check("payment_keys_two_custodians", sql`${t.confirmedById} is distinct from ${t.injectedById}`),
    check("payment_keys_in_use_confirmed", sql`${t.status} <> 'in_use' or ${t.confirmedById} is not null`),
    check("payment_keys_confirmed_whole", sql`(${t.confirmedById} is null) = (${t.confirmedAt} is null)`),
  ],
);
