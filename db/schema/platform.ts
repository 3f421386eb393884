import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { blindIndex, id, instant, sealed } from "../columns.ts";

/** Ed25519 signing keys of the platform; the public halves are published as a JWKS. */
export const platformKeys = pgTable(
  "platform_keys",
  {
    kid: text().primaryKey(),
    publicJwk: jsonb().$type<{ kty: "OKP"; crv: "Ed25519"; x: string }>().notNull(),
    privateJwk: sealed().notNull(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex("platform_keys_one_current").on(sql`(true)`).where(sql`${t.retiredAt} is null`)],
);

/**
 * Text messages promised to people: written with the change that causes them, sent by the jobs process, and delivered
 * or not as the carrier says later. `text` and `parameters` are null on those of the time before carriers.
 */
export const smsMessages = pgTable(
  "sms_messages",
  {
    id: id(),
    mobileIndex: blindIndex().notNull(),
    mobile: sealed().notNull(),
    body: sealed().notNull(),
    text: text(),
    parameters: sealed(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    /** The carrier's own name for the message, which its receipts bear. */
    carrierId: text(),
    deliveredAt: instant(),
    failedAt: instant(),
    failure: text(),
  },
  (t) => [
    index("sms_messages_mobile").on(t.mobileIndex, t.createdAt),
    index("sms_messages_carrier").on(t.carrierId).where(sql`${t.carrierId} is not null`),
    check("sms_messages_one_end", sql`${t.deliveredAt} is null or ${t.failedAt} is null`),
    check("sms_messages_failure", sql`(${t.failedAt} is null) = (${t.failure} is null)`),
  ],
);

/** Files that were put into storage a while ago: the sweep looks whether a row has come to name each, and removes it if none has. */
export const laidFiles = pgTable(
  "laid_files",
  { key: text().primaryKey(), laidAt: instant().notNull() },
  (t) => [index("laid_files_laid").on(t.laidAt)],
);

/** Proof of life that each long-running process leaves, read by the health check. */
export const heartbeats = pgTable("heartbeats", {
  part: text().primaryKey(),
  beatAt: instant().notNull(),
});
