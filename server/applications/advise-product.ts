import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { listModels } from "#server/devices/catalogue/list-models.ts";
import { type AdviceInput, adviseProducts, type ProductAdvice } from "#server/domain/applications/advice.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";

/** Which product and device fit an applicant's own numbers, why, and what a month costs at the rates in force. */
export async function adviseProduct(ctx: Context, input: AdviceInput): Promise<ProductAdvice[]> {
  const models = await read(ctx, (db) => listModels(db, shanghaiDate(ctx.now)));
  const facts = await Promise.all(
    PRODUCTS.map(async (product) => {
      const { methods, serviceFee } = await read(ctx, (db) => resolveRates(db, { product }, { at: ctx.now }));
      return { product, methods, serviceFee, models };
    }),
  );
  return adviseProducts(input, facts);
}
