import { z } from "zod";
import type { CampaignMiss, Funder } from "#server/domain/campaigns/campaign.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";

export const TRACE_RULES = [
  "plan_rate",
  "amount_limits",
  "remainder",
  "rounding",
  "campaign",
  "acquiring_rate",
] as const;

/** One rule that was looked at, and why it did or did not shape the price; `because` is the English text. */
export const traceEntry = z.strictObject({
  rule: z.enum(TRACE_RULES),
  source: z.string(),
  outcome: z.enum(["applied", "skipped"]),
  because: z.string(),
  texts: z.strictObject({ "zh-CN": z.string(), en: z.string() }),
});
export type TraceEntry = z.infer<typeof traceEntry>;

type Wording = TraceEntry["texts"];

const LEVELS = {
  platform: { "zh-CN": "平台", en: "platform" },
  product: { "zh-CN": "产品", en: "product" },
  merchant: { "zh-CN": "商户", en: "merchant" },
  terminal: { "zh-CN": "终端", en: "terminal" },
} as const satisfies Record<ScopeLevel, Wording>;

const BEARER_WORDS = {
  buyer: { "zh-CN": "买家承担", en: "fee borne by the buyer" },
  seller: { "zh-CN": "商家贴息", en: "fee borne by the seller" },
} as const satisfies Record<Bearer, Wording>;

const FUNDER_WORDS = {
  merchant: { "zh-CN": "商户", en: "the merchant" },
  platform: { "zh-CN": "平台", en: "the platform" },
} as const satisfies Record<Funder, Wording>;

const MISS_WORDS = {
  not_begun: { "zh-CN": "活动尚未开始", en: "it has not begun" },
  ended: { "zh-CN": "活动已结束", en: "it has ended" },
  amount_below_band: { "zh-CN": "金额低于活动范围", en: "the amount is below its band" },
  amount_above_band: { "zh-CN": "金额高于活动范围", en: "the amount is above its band" },
  budget_spent: {
    "zh-CN": "活动预算已用完，按原费率计收",
    en: "its budget is spent; the ordinary rate holds",
  },
  spares_nothing: { "zh-CN": "原费率已不高于活动费率", en: "the ordinary rate is no dearer" },
} as const satisfies Record<CampaignMiss, Wording>;

/** The sentences of a trace, in both languages. Amounts in fen, rates in ppm. */
export const SENTENCES = {
  planRate: (plan: { term: number; bearer: Bearer; ratePpm: number }): Wording => ({
    "zh-CN": `花呗分 ${plan.term} 期，${BEARER_WORDS[plan.bearer]["zh-CN"]}：费率 ${formatPpm(plan.ratePpm)}`,
    en: `Huabei in ${plan.term} periods, ${BEARER_WORDS[plan.bearer].en}: ${formatPpm(plan.ratePpm)}`,
  }),
  inherits: (): Wording => ({
    "zh-CN": "本级选择沿用上一级的费率",
    en: "this card leaves the rate to the level above",
  }),
  doesNotList: (): Wording => ({
    "zh-CN": "本级未列出该方案，沿用上一级",
    en: "this card does not list the plan and leaves it to the level above",
  }),
  overruled: (ratePpm: number | undefined, by: ScopeLevel): Wording => ({
    "zh-CN": `${ratePpm === undefined ? "" : `本级为 ${formatPpm(ratePpm)}，`}以更具体的${LEVELS[by]["zh-CN"]}级费率表为准`,
    en: `${ratePpm === undefined ? "" : `it says ${formatPpm(ratePpm)}, but `}the more specific ${LEVELS[by].en} card decides`,
  }),
  limits: (minimumFen: number, maximumFen: number): Wording => ({
    "zh-CN": `金额须在 ${formatFen(minimumFen)} 至 ${formatFen(maximumFen)} 之间`,
    en: `amounts from ${formatFen(minimumFen)} to ${formatFen(maximumFen)}`,
  }),
  remainder: (taker: "first" | "last"): Wording => ({
    "zh-CN": `每期向下取整，余数计入${taker === "first" ? "首期" : "末期"}`,
    en: `each period is rounded down; what is left goes to the ${taker} period`,
  }),
  rounding: (fee: { amountFen: number; ratePpm: number; feeFen: number }): Wording => ({
    "zh-CN": `${formatFen(fee.amountFen)} × ${formatPpm(fee.ratePpm)} = ${formatFen(fee.feeFen)}，按四舍六入五成双取整到分`,
    en: `${formatFen(fee.amountFen)} × ${formatPpm(fee.ratePpm)} = ${formatFen(fee.feeFen)}, rounded half-even to the fen`,
  }),
  campaignApplied: (of: { subsidyFen: number; fundedBy: Funder; buyerRatePpm: number }): Wording => ({
    "zh-CN": `买家按 ${formatPpm(of.buyerRatePpm)} 付费，其余 ${formatFen(of.subsidyFen)} 由${FUNDER_WORDS[of.fundedBy]["zh-CN"]}承担`,
    en: `the buyer pays ${formatPpm(of.buyerRatePpm)}; ${FUNDER_WORDS[of.fundedBy].en} pays the other ${formatFen(of.subsidyFen)}`,
  }),
  campaignMissed: (miss: CampaignMiss): Wording => ({
    "zh-CN": `未适用：${MISS_WORDS[miss]["zh-CN"]}`,
    en: `not applied: ${MISS_WORDS[miss].en}`,
  }),
  lessSpecificCampaign: (): Wording => ({
    "zh-CN": "未适用：有更具体的活动",
    en: "not applied: a more specific campaign holds",
  }),
  acquiring: (of: { ratePpm: number; feeFen: number }): Wording => ({
    "zh-CN": `收单手续费 ${formatPpm(of.ratePpm)}，计 ${formatFen(of.feeFen)}，由商户承担`,
    en: `acquiring fee ${formatPpm(of.ratePpm)}, ${formatFen(of.feeFen)}, borne by the merchant`,
  }),
  noAcquiring: (): Wording => ({
    "zh-CN": "费率表未设花呗的收单费率",
    en: "no card has an acquiring rate for Huabei",
  }),
};

export function traceOf(
  rule: TraceEntry["rule"],
  { source, outcome, texts }: { source: string; outcome: TraceEntry["outcome"]; texts: Wording },
): TraceEntry {
  return { rule, source, outcome, because: texts.en, texts };
}
