import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "./client.ts";

/**
 * Every advisory lock of the portal. A name stands for one subject, so that writers wait only for those who change
 * the same; each is held until the transaction ends.
 */
export const LOCKS = {
  /** Shared by payments being priced, exclusive to whoever changes prices. */
  prices: () => "prices",
  /** Held by the one who appends to the audit log. */
  auditLog: () => "audit-log",
  platformKey: () => "platform-key",
  /** Held by whoever takes an administrator away: one must be left. */
  admins: () => "admins",
  /** By the blind index of an ID number: how many applications it has open. */
  applicant: (idNumberIndex: string) => `applicant:${idNumberIndex}`,
  /** Held by the applicant who opens an application: a double tap makes one. */
  newApplication: (personId: string) => `new-application:${personId}`,
  /** Held by whoever asks to work at a merchant's terminals: two at once are counted one after the other. */
  newOperator: (merchantId: string) => `new-operator:${merchantId}`,
  /** Held by an owner who invites: two at once are counted one after the other. */
  newMember: (merchantId: string) => `new-member:${merchantId}`,
  merchantNumbers: (prefix: string) => `merchant-numbers:${prefix}`,
  rateCardNumbers: (scopeKey: string) => `rate-card-numbers:${scopeKey}`,
  /** By model: its prices are put on record one after the other. */
  riskRules: () => "risk-rules",
  deskHours: () => "desk-hours",
  modelPrices: (modelCode: string) => `model-prices:${modelCode}`,
  /** By merchant: accounts are named and put in force one after the other. */
  settlementAccounts: (merchantId: string) => `settlement-accounts:${merchantId}`,
  /** By merchant: whoever takes from its balance; the trigger `ledger_postings_within_balance` takes the same one. */
  balance: (merchantId: string) => `balance:${merchantId}`,
} as const;

/** Waits until nobody else holds the lock. */
export async function lock(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${keyOf(name)})`);
}

/** Waits until nobody holds it alone; any number may share it. */
export async function shareLock(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${keyOf(name)})`);
}

/** 64 bits: two names meet too rarely to matter, and then only wait for each other. */
function keyOf(name: string): SQL {
  return sql`hashtextextended(${`ruwang.${name}`}, 0)`;
}

/** Takes a lock that nobody holds, without waiting; false when somebody does. */
export async function tryLock(tx: Transaction, name: string): Promise<boolean> {
  const { rows } = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(${keyOf(name)}) as taken`,
  );
  return rows[0]?.taken === true;
}
