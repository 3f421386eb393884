import { z } from "zod";

export const LEDGER_ACCOUNTS = [
  "payer",
  "merchant",
  "instalment_fee",
  "acquiring_fee",
  "service_fee",
  "campaign",
  "suspense",
  "verification",
  "payouts",
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** Whose money an account tells of. */
export const ACCOUNT_OWNERS = ["payer", "merchant", "platform", "bank"] as const;

const accountRow = z.strictObject({
  code: z.enum(LEDGER_ACCOUNTS),
  owner: z.enum(ACCOUNT_OWNERS),
  /** The side on which it usually stands: who gives is negative (debit), who receives is positive (credit). */
  normalSide: z.enum(["debit", "credit"]),
  /** Whether an adjustment may move money between it and a merchant. */
  adjustable: z.boolean(),
  label: z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) }),
});
export type AccountRow = z.infer<typeof accountRow>;

const chart = z
  .array(accountRow)
  .refine((rows) => rows.map(({ code }) => code).join() === LEDGER_ACCOUNTS.join(), {
    message: "the chart names every account once, in its order",
  });

const PLATFORM = { owner: "platform", normalSide: "credit" } as const;

/** Every account of the ledger; nothing is booked anywhere else. */
export const CHART_OF_ACCOUNTS: readonly AccountRow[] = chart.parse([
  {
    ...{ code: "payer", owner: "payer", normalSide: "debit", adjustable: false },
    label: { "zh-CN": "付款人", en: "Payers" },
  },
  {
    ...{ code: "merchant", owner: "merchant", normalSide: "credit", adjustable: false },
    label: { "zh-CN": "商户", en: "Merchants" },
  },
  {
    ...{ code: "instalment_fee", ...PLATFORM, adjustable: true },
    label: { "zh-CN": "分期手续费", en: "Instalment fees" },
  },
  {
    ...{ code: "acquiring_fee", ...PLATFORM, adjustable: true },
    label: { "zh-CN": "收单手续费", en: "Acquiring fees" },
  },
  {
    ...{ code: "service_fee", ...PLATFORM, adjustable: true },
    label: { "zh-CN": "月服务费", en: "Monthly service fees" },
  },
  {
    ...{ code: "campaign", owner: "platform", normalSide: "debit", adjustable: true },
    label: { "zh-CN": "贴息活动", en: "Campaigns" },
  },
  {
    ...{ code: "suspense", ...PLATFORM, adjustable: true },
    label: { "zh-CN": "待查款项", en: "Suspense" },
  },
  {
    ...{ code: "verification", owner: "platform", normalSide: "debit", adjustable: false },
    label: { "zh-CN": "账户验证打款", en: "Account verification" },
  },
  {
    ...{ code: "payouts", owner: "bank", normalSide: "credit", adjustable: false },
    label: { "zh-CN": "已出款", en: "Paid out" },
  },
]);

/** Accounts on the other side of an adjustment of a merchant's balance. */
export const ADJUSTABLE_ACCOUNTS = LEDGER_ACCOUNTS.filter((code) =>
  CHART_OF_ACCOUNTS.some((row) => row.code === code && row.adjustable),
);
