import { doublePrecision, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant, version } from "../columns.ts";
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
