import { describe, test } from "vitest";
import { fiveProofs } from "./five-proofs.ts";
import type { Proofs } from "./proofs.ts";

/** Tests the five proofs of a verb. A refusal must leave no row anywhere. */
export function proveVerb<At extends object, Result>(verb: string, proofs: Proofs<At, Result>): void {
  describe(verb, () => {
    for (const { title, prove } of fiveProofs(proofs)) test(title, prove);
  });
}
