import { createPublicKey, verify } from "node:crypto";
import { fromHex, hex, sha256 } from "#server/changes/leaf.ts";
import { type AuditProof, contentOf, headContentOf } from "#server/domain/audit/entry.ts";
import { leafHashOf, rootFromPath } from "#server/domain/audit/merkle.ts";

/** What of a proof does not hold, a sentence each; needs neither the portal nor its database. */
export function faultsOfProof({ subjectId, head, key, rows }: AuditProof): string[] {
  const publicKey = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: "jwk" });
  const signed = sha256(headContentOf(head));
  const holds = verify(null, signed, publicKey, Buffer.from(head.signature, "base64url"));
  const faults = holds ? [] : [`The head of size ${head.size} is not signed by the key in the file.`];
  for (const { position, entry, path } of rows) {
    if (entry.subjectId !== subjectId) faults.push(`Row ${entry.id} is about ${entry.subjectId}.`);
    const leaf = { hash: leafHashOf(sha256, contentOf(entry)), position, size: head.size };
    const root = rootFromPath(sha256, leaf, path.map(fromHex));
    if (root === undefined || hex(root) !== head.root) {
      faults.push(`Row ${entry.id} at position ${position} does not lead to the head's root.`);
    }
  }
  return faults;
}
