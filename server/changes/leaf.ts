import { createHash } from "node:crypto";
import { type AuditEntry, contentOf } from "#server/domain/audit/entry.ts";
import { leafHashOf } from "#server/domain/audit/merkle.ts";

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

export const fromHex = (text: string): Uint8Array => Buffer.from(text, "hex");

/** Leaf of an audit row in the log, lower-case hex. */
export function leafOf(entry: AuditEntry): string {
  return hex(leafHashOf(sha256, contentOf(entry)));
}
