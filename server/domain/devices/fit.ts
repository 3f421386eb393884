import { DomainError } from "#server/domain/errors.ts";
import type { Product } from "#server/domain/merchants/kinds.ts";

/** Refuses a model that is not made for what the merchant signed: a product settles and is priced in its own way. */
export function requireFit(merchant: { product: Product }, model: { code: string; product: Product }): void {
  if (model.product === merchant.product) return;
  throw new DomainError(
    "invalid_input",
    "model_unfit",
    "This model is not made for the merchant's product.",
    {
      modelCode: model.code,
      product: merchant.product,
    },
  );
}
