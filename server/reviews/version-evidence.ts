import { hex, sha256 } from "#server/changes/leaf.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";

/** What a second person decides on: a version of the desk's rules or hours, in the place of the number in force. */
export function versionEvidence({ body }: { body: unknown }, replaces: number): string {
  return hex(sha256(new TextEncoder().encode(canonicalJson({ body, replaces }))));
}
