import { z } from "zod";
import { canonicalHash } from "../canonical/sha256.ts";
import { type RateCardView, rateCardView } from "./views.ts";

/** What somebody sees before a card is put in force: the card it replaces, the one that follows, and whom it reaches. */
export const rateCardEvidence = z.strictObject({
  hash: z.string(),
  replaces: rateCardView.nullable(),
  followedBy: rateCardView.nullable(),
  merchants: z.int(),
  terminals: z.int(),
});
export type RateCardEvidence = z.infer<typeof rateCardEvidence>;

/** Changes when the card, what it replaces or what follows it does; how many it reaches changes all the time. */
export function rateCardEvidenceHash(
  card: RateCardView,
  { replaces, followedBy }: Pick<RateCardEvidence, "replaces" | "followedBy">,
): Promise<string> {
  const { id, level, scopeId, number, body, note, effectiveFrom } = card;
  return canonicalHash({
    card: { id, level, scopeId, number, body, note, effectiveFrom },
    replaces: replaces && { id: replaces.id, version: replaces.version },
    followedBy: followedBy && { id: followedBy.id, version: followedBy.version },
  });
}
