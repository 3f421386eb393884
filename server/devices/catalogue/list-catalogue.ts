import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { type ModelView, modelView } from "#server/domain/devices/views.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { listModels } from "./list-models.ts";

/** Every model with what it can do, what it costs and how many units are in stock. */
export async function listCatalogue(ctx: Context): Promise<ModelView[]> {
  requirePermission(ctx, "device:read");
  const models = await read(ctx, (db) => listModels(db));
  return models.map((model) => shownAs(modelView, model));
}
