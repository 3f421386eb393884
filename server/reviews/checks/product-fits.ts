import type { Reader } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { requireModel } from "#server/devices/catalogue/require-model.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** What traditional POS is meant for (S6); less is served as well, but by the other product at a lower cost. */
const CARD_VOLUME_FEN = 3_500_000;

/** Whether the product is made for the volume that the merchant expects. */
export function productFits({ facts }: CaseFile): AutomaticCheck[] {
  const { start, store } = checkAnswers(facts).answers;
  const expected = store?.expectedMonthlyVolumeFen;
  if (start === undefined || expected === undefined) return [];
  const small = start.product === "traditional_pos" && expected < CARD_VOLUME_FEN;
  return [
    {
      check: "product_fits",
      outcome: small ? "attention" : "passed",
      details: small ? { "store.expectedMonthlyVolumeFen": "volume_not_reached" } : {},
      matches: [],
    },
  ];
}

/** Whether the device that was agreed on is made for the product. */
export async function deviceFits(reader: Reader, { application }: CaseFile): Promise<AutomaticCheck[]> {
  const { agreedModel, product } = application;
  if (agreedModel === null || product === null) return [];
  const model = await requireModel(reader, agreedModel);
  const fits = model.product === product;
  return [
    {
      check: "device_fits",
      outcome: fits ? "passed" : "failed",
      details: fits ? {} : { "start.product": "model_unfit" },
      matches: [],
    },
  ];
}
