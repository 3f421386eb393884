import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { ModelView } from "#server/domain/devices/views.ts";
import { modelViews } from "./model-views.ts";
import { requireCatalogue } from "./require-catalogue.ts";

/** Every model with what it can do, what it costs and how many units are in stock. */
export async function listCatalogue(ctx: Context): Promise<ModelView[]> {
  requireCatalogue(ctx);
  return read(ctx, (db) => modelViews(db, shanghaiDate(ctx.now)));
}
