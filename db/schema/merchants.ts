import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { MEMBER_ROLES, type MemberRole } from "#server/domain/members/rules.ts";
import { MEMBER_STATUSES, type MemberStatus, OPEN_MEMBER_STATUSES } from "#server/domain/members/status.ts";
import { blindIndex, id, instant, oneOf, sealed, version } from "../columns.ts";
import { applications } from "./applications.ts";
import { people } from "./people.ts";

export const merchants = pgTable(
  "merchants",
  {
    id: id(),
    /** UnionPay merchant number: 3 acquirer + 4 city + 4 MCC + 4 serial digits. */
    number: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .unique()
      .references(() => applications.id),
    ownerId: text()
      .notNull()
      .references(() => people.id),
    kind: text().$type<"micro" | "individual" | "enterprise">().notNull(),
    product: text().$type<"traditional_pos" | "shoukuanbao">().notNull(),
    name: text().notNull(),
    settlementAccountMasked: text().notNull(),
    settlementBankName: text().notNull(),
    /** Since when the merchant wants no device for now; null of those that wait for one or have it. */
    deviceDeclinedAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [index("merchants_owner").on(t.ownerId), index("merchants_newest").on(t.createdAt, t.id)],
);

export const stores = pgTable(
  "stores",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    name: text().notNull(),
    mcc: text().notNull(),
    provinceCode: text().notNull(),
    cityCode: text().notNull(),
    districtCode: text().notNull(),
    street: text().notNull(),
    lat: doublePrecision(),
    lng: doublePrecision(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    unique("stores_one_name_per_merchant").on(t.merchantId, t.name),
    // What a terminal's own reference needs: a store and its merchant go together.
    unique("stores_of_merchant").on(t.id, t.merchantId),
  ],
);

/** Who may look at a merchant's money beside its owner. Of somebody who may not any more no number is kept. */
export const merchantMembers = pgTable(
  "merchant_members",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    role: text().$type<MemberRole>().notNull(),
    /** The store whose payments a cashier sees. */
    storeId: text(),
    mayRefund: boolean().notNull().default(false),
    name: text().notNull(),
    mobile: sealed(),
    /** The same index as a person's: whoever signs in with the number is who is invited. */
    mobileIndex: blindIndex(),
    mobileEnding: text(),
    /** Who accepted. */
    personId: text().references(() => people.id),
    invitedById: text()
      .notNull()
      .references(() => people.id),
    status: text().$type<MemberStatus>().notNull().default("invited"),
    createdAt: instant().notNull(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("merchant_members_one_per_number").on(t.merchantId, t.mobileIndex),
    index("merchant_members_merchant").on(t.merchantId, t.createdAt, t.id),
    index("merchant_members_number")
      .on(t.mobileIndex)
      .where(oneOf(t.status, ["invited"])),
    index("merchant_members_person")
      .on(t.personId)
      .where(oneOf(t.status, ["active"])),
    index("merchant_members_waiting")
      .on(t.since)
      .where(oneOf(t.status, ["invited"])),
    foreignKey({
      name: "merchant_members_store",
      columns: [t.storeId, t.merchantId],
      foreignColumns: [stores.id, stores.merchantId],
    }),
    check("merchant_members_status_known", oneOf(t.status, MEMBER_STATUSES)),
    check("merchant_members_role_known", oneOf(t.role, MEMBER_ROLES)),
    check("merchant_members_cashier_of_store", sql`(${t.role} = 'cashier') = (${t.storeId} is not null)`),
    check("merchant_members_only_cashiers_refund", sql`not ${t.mayRefund} or ${t.role} = 'cashier'`),
    check("merchant_members_active_is_somebody", sql`${t.status} <> 'active' or ${t.personId} is not null`),
    check("merchant_members_not_by_oneself", sql`${t.personId} is null or ${t.personId} <> ${t.invitedById}`),
    check(
      "merchant_members_number_while_open",
      sql`(${oneOf(t.status, OPEN_MEMBER_STATUSES)}) = (${t.mobile} is not null)
        and (${t.mobile} is null) = (${t.mobileIndex} is null) and (${t.mobile} is null) = (${t.mobileEnding} is null)`,
    ),
  ],
);
