import { z } from "zod";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { utcInstant } from "../fields/numbers.ts";

/** What an audit row says, and what its leaf in the log covers: who did what to which subject when, and why. */
export const auditEntry = z.strictObject({
  id: z.string(),
  at: utcInstant,
  actorKind: z.enum(["person", "terminal", "system"]),
  actorId: z.string(),
  /** `noun.verb`. */
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  /** Hash under the chain that the log has replaced; null for every row since. */
  chainHash: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** The bytes that a row's leaf covers: its canonical JSON (RFC 8785), UTF-8. */
export function contentOf(entry: AuditEntry): Uint8Array {
  return new TextEncoder().encode(canonicalJson(auditEntry.parse(entry)));
}

/** The state of the log at one size; each head extends the one before it. */
export const auditHead = z.strictObject({
  /** How many rows the log holds. */
  size: z.int().min(1),
  /** Merkle root (RFC 6962) over their leaves, lower-case hex. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: utcInstant,
  kid: z.string(),
  /** Ed25519 (base64url) over the SHA-256 of `headContentOf`. */
  signature: z.string(),
});
export type AuditHead = z.infer<typeof auditHead>;

/** The bytes that a head's signature covers. */
export function headContentOf({ size, root, at }: Pick<AuditHead, "size" | "root" | "at">): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ size, root, at }));
}

/** What is handed out of one subject's rows, to be checked without the portal. */
export const auditProof = z.strictObject({
  subjectId: z.string(),
  head: auditHead,
  /** The key that signed the head, as the portal publishes it. */
  key: z.looseObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() }),
  rows: z.array(z.strictObject({ position: z.int().min(0), entry: auditEntry, path: z.array(z.string()) })),
});
export type AuditProof = z.infer<typeof auditProof>;
