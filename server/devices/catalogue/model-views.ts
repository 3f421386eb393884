import type { Reader } from "#db/client.ts";
import { type ModelView, modelView } from "#server/domain/devices/views.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { pricesComing, pricesPending } from "../prices/prices-of-models.ts";
import { listModels } from "./list-models.ts";

/** Every model as the catalogue shows it on a day of Asia/Shanghai. */
export async function modelViews(reader: Reader, day: string): Promise<ModelView[]> {
  const models = await listModels(reader, day);
  const coming = Map.groupBy(await pricesComing(reader, day), ({ modelCode }) => modelCode);
  const pending = new Map((await pricesPending(reader)).map((row) => [row.modelCode, row.pending]));
  return models.map((model) => ({
    ...shownAs(modelView, model),
    coming: (coming.get(model.code) ?? []).map(({ modelCode: _model, ...price }) => price),
    pending: pending.get(model.code) ?? 0,
  }));
}
