import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import {
  CONTRACT_STATUSES,
  type ContractStatus,
  INSTALMENT_STATUSES,
  type InstalmentStatus,
  OPEN_CONTRACT_STATUSES,
  SETTLED_HOW,
  type SettledHow,
} from "#server/domain/contracts/status.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { payments } from "./payments.ts";

/** What the payer owes the channel after a Huabei payment. */
export const contracts = pgTable(
  "contracts",
  {
    id: id(),
    paymentId: text()
      .notNull()
      .unique()
      .references(() => payments.id),
    term: integer().notNull(),
    bearer: text().$type<"buyer" | "seller">().notNull(),
    amountFen: fen().notNull(),
    totalFeeFen: fen().notNull(),
    buyerFeeFen: fen().notNull(),
    status: text().$type<ContractStatus>().notNull().default("active"),
    /** Since when it has its status. */
    since: instant().notNull(),
    settledHow: text().$type<SettledHow>(),
    /** The channel's own plan, where the payer repays it, and which of its changes is on record. */
    gatewayPlanId: text().unique(),
    payUrl: text(),
    gatewayRevision: integer().notNull().default(0),
    /** When the channel is asked next how it stands, and how often it was asked in vain; null where it does not tell. */
    askAt: instant(),
    askTries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    index("contracts_to_ask").on(t.askAt).where(oneOf(t.status, OPEN_CONTRACT_STATUSES)),
    check("contracts_status_known", oneOf(t.status, CONTRACT_STATUSES)),
    check("contracts_settled_how_known", oneOf(t.settledHow, SETTLED_HOW)),
    check(
      "contracts_settled_how",
      sql`${t.status} = 'refunded' or (${t.status} = 'settled') = (${t.settledHow} is not null)`,
    ),
  ],
);

export const contractInstalments = pgTable(
  "contract_instalments",
  {
    id: id(),
    contractId: text()
      .notNull()
      .references(() => contracts.id),
    period: integer().notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    principalFen: fen().notNull(),
    feeFen: fen().notNull(),
    /** What refunds took off the principal. */
    reducedFen: fen().notNull().default(0),
    /** What being late has added. */
    lateFeeFen: fen().notNull().default(0),
    paidFen: fen().notNull().default(0),
    status: text().$type<InstalmentStatus>().notNull().default("upcoming"),
    since: instant().notNull(),
    paidAt: instant(),
    version: version(),
  },
  (t) => [
    unique("contract_instalments_period").on(t.contractId, t.period),
    check("contract_instalments_status_known", oneOf(t.status, INSTALMENT_STATUSES)),
    check("contract_instalments_not_zero", sql`${t.principalFen} > 0 and ${t.feeFen} >= 0`),
    check(
      "contract_instalments_within",
      sql`${t.reducedFen} between 0 and ${t.principalFen} and ${t.lateFeeFen} >= 0 and ${t.paidFen} >= 0`,
    ),
    check("contract_instalments_paid", sql`(${t.status} = 'paid') = (${t.paidAt} is not null)`),
  ],
);
