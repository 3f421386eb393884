import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { ModelPriceVersionInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { changeModelPrice } from "./change-model-price.ts";

/** Takes back a price whose first day has not come: the price before it goes on until the one after. */
export async function withdrawModelPrice(
  ctx: Context,
  input: ModelPriceVersionInput,
): Promise<ModelPriceView> {
  return changeModelPrice(ctx, input, {
    event: "withdraw",
    decide: (_tx, { firstDay }) => {
      if (firstDay <= shanghaiDate(ctx.now)) throw priceBegun(firstDay);
      return { changes: { withdrawnAt: ctx.now } };
    },
  });
}

function priceBegun(firstDay: string): DomainError {
  return new DomainError(
    "illegal_state",
    "price_begun",
    "The price is in force or over. Propose another one to change it from a day on.",
    { firstDay },
  );
}
