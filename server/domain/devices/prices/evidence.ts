import { z } from "zod";
import { canonicalHash } from "../../canonical/sha256.ts";
import { calendarDate, fen } from "../../fields/numbers.ts";

/** A published price beside which a proposed one would come to stand. */
const neighbour = z.strictObject({ id: z.string(), amountFen: fen.nullable(), firstDay: calendarDate });
export type Neighbour = z.infer<typeof neighbour>;

/** What somebody sees before a price is put on record: the one that it ends, and the one that ends it. */
export const modelPriceEvidence = z.strictObject({
  hash: z.string(),
  replaces: neighbour.nullable(),
  followedBy: neighbour.nullable(),
});
export type ModelPriceEvidence = z.infer<typeof modelPriceEvidence>;

interface Price {
  id: string;
  modelCode: string;
  kind: string;
  amountFen: number | null;
  firstDay: string;
  note: string | null;
}

/** Changes when the price does, or one of those beside which it would stand. */
export function modelPriceEvidenceHash(
  { id, modelCode, kind, amountFen, firstDay, note }: Price,
  { replaces, followedBy }: Pick<ModelPriceEvidence, "replaces" | "followedBy">,
): Promise<string> {
  return canonicalHash({
    price: { id, modelCode, kind, amountFen, firstDay, note },
    replaces,
    followedBy,
  });
}
