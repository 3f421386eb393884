import type { Reader } from "#db/client.ts";
import { readCaseFacts } from "#server/applications/case-file/read-case-facts.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import type { Context } from "#server/context.ts";
import { listModels } from "#server/devices/catalogue/list-models.ts";
import { adviseProducts, type ProductAdvice } from "#server/domain/applications/advice.ts";
import { ANSWER_SCHEMAS } from "#server/domain/applications/answers.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";

/** Nobody is asked how much is paid by card: half, which a reviewer corrects by choosing. */
const CARD_SHARE_PERCENT = 50;

/** What fits an application by what was answered in it; nothing while its answers are not sound enough to say. */
export async function adviceOf(
  reader: Reader,
  ctx: Context,
  applicationId: string,
): Promise<ProductAdvice[]> {
  const { facts } = await readCaseFacts(reader, ctx, await loadHandedIn(reader, applicationId));
  const start = ANSWER_SCHEMAS.start.safeParse(facts.answers.start);
  const store = ANSWER_SCHEMAS.store.safeParse(facts.answers.store);
  const account = ANSWER_SCHEMAS.settlement.safeParse(facts.answers.settlement);
  if (!start.success || !store.success || !store.data.expectedMonthlyVolumeFen) return [];
  const models = await listModels(reader, shanghaiDate(ctx.now));
  const products = [];
  for (const product of PRODUCTS) {
    const { methods, serviceFee } = await resolveRates(reader, { product }, { at: ctx.now });
    products.push({ product, methods, serviceFee, models });
  }
  const input = {
    kind: start.data.kind,
    ...(account.success && { accountType: account.data.accountType }),
    premises: start.data.kind === "micro" ? ("stall" as const) : ("counter" as const),
    monthlyVolumeFen: store.data.expectedMonthlyVolumeFen,
    cardSharePercent: CARD_SHARE_PERCENT,
  };
  return adviseProducts(input, products);
}
