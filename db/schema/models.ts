import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from "#server/domain/applications/recommendation.ts";
import { OFFER_KINDS, type OfferKind } from "#server/domain/devices/prices/offers.ts";
import type { Product } from "#server/domain/merchants/kinds.ts";
import { PRICE_STATUSES, type PriceStatus } from "#server/domain/price-status.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { applications } from "./applications.ts";
import { deviceModels } from "./devices.ts";
import { people, proposal, refusedWhy, secondPerson } from "./people.ts";
import { warehouses } from "./warehouses.ts";

/** A version of a model's software that its maker has released. */
export const firmwareReleases = pgTable(
  "firmware_releases",
  {
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    version: text().notNull(),
    /** Of Asia/Shanghai. */
    releasedOn: date({ mode: "string" }).notNull(),
    /** No terminal of the model may be left below it. */
    mandatory: boolean().notNull(),
    note: text().notNull(),
    recordedById: text().references(() => people.id),
    recordedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.modelCode, t.version] }),
    check("firmware_releases_version_shape", sql`${t.version} ~ '^[0-9]{1,5}(\\.[0-9]{1,5}){0,3}$'`),
  ],
);

/**
 * What a model costs from a day on, by kind of offer; without an amount it is no longer offered so. A published price is
 * in force until the next one of its model and kind begins.
 */
export const modelPrices = pgTable(
  "model_prices",
  {
    id: id(),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    kind: text().$type<OfferKind>().notNull(),
    amountFen: fen(),
    /** Of Asia/Shanghai. */
    firstDay: date({ mode: "string" }).notNull(),
    status: text().$type<PriceStatus>().notNull().default("draft"),
    note: text(),
    ...proposal(),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("model_prices_one_start")
      .on(t.modelCode, t.kind, t.firstDay)
      .where(sql`${t.status} = 'published'`),
    index("model_prices_newest").on(t.modelCode, t.createdAt, t.id),
    check("model_prices_status_known", oneOf(t.status, PRICE_STATUSES)),
    check("model_prices_kind_known", oneOf(t.kind, OFFER_KINDS)),
    check(
      "model_prices_amount_sane",
      sql`${t.amountFen} > 0 or (${t.amountFen} = 0 and ${t.kind} = 'deposit')`,
    ),
    check("model_prices_second_person", secondPerson(t)),
    check("model_prices_withdrawn_at", sql`(${t.status} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    check("model_prices_refused_why", refusedWhy(t)),
  ],
);

/** Below how many units of a model in stock one warehouse is pointed out. */
export const warehouseLevels = pgTable(
  "warehouse_levels",
  {
    warehouseId: text()
      .notNull()
      .references(() => warehouses.id),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    lowStockBelow: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.warehouseId, t.modelCode] }),
    check("warehouse_levels_sane", sql`${t.lowStockBelow} between 0 and 100000`),
  ],
);

/** A device that was recommended to an applicant, at the price of that day; the agreed one is what an approval reserves. */
export const recommendations = pgTable(
  "recommendations",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    status: text().$type<RecommendationStatus>().notNull().default("sent"),
    product: text().$type<Product>().notNull(),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    offer: text().$type<OfferKind>().notNull(),
    amountFen: fen().notNull(),
    monthlyFen: fen().notNull(),
    reasons: text().array().notNull(),
    note: text(),
    sentById: text().references(() => people.id),
    sentAt: instant().notNull(),
    answeredAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("recommendations_one_standing")
      .on(t.applicationId)
      .where(oneOf(t.status, ["sent", "agreed"])),
    index("recommendations_application").on(t.applicationId, t.sentAt),
    check("recommendations_status_known", oneOf(t.status, RECOMMENDATION_STATUSES)),
    check("recommendations_offer_known", oneOf(t.offer, OFFER_KINDS)),
    check("recommendations_cost_nothing_less", sql`${t.amountFen} >= 0 and ${t.monthlyFen} >= 0`),
    check(
      "recommendations_answered",
      sql`(${t.status} in ('agreed', 'declined')) <= (${t.answeredAt} is not null)`,
    ),
  ],
);
