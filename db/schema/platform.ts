import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
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

/** Text messages promised to people: written with the change that causes them, then sent by the jobs process. */
export const smsMessages = pgTable(
  "sms_messages",
  {
    id: id(),
    mobileIndex: blindIndex().notNull(),
    mobile: sealed().notNull(),
    body: sealed().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [index("sms_messages_mobile").on(t.mobileIndex, t.createdAt)],
);

/** Proof of life that each long-running process leaves, read by the health check. */
export const heartbeats = pgTable("heartbeats", {
  part: text().primaryKey(),
  beatAt: instant().notNull(),
});
