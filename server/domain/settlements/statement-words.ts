import type { PostingKind } from "../ledger/posting.ts";
import type { SettlementStatus } from "./status.ts";

export type StatementLocale = "zh-CN" | "en";

interface Words {
  title: string;
  merchant: string;
  number: string;
  period: string;
  opening: string;
  taken: string;
  refunded: string;
  instalmentFee: string;
  acquiringFee: string;
  serviceFee: string;
  adjustment: string;
  net: string;
  paidOut: string;
  held: string;
  closing: string;
  days: string;
  settlements: string;
  made: string;
  columns: readonly string[];
  kinds: Record<PostingKind, string>;
  statuses: Record<SettlementStatus, string>;
}

/** What stands on a statement, in each language. */
export const STATEMENT_WORDS: Record<StatementLocale, Words> = {
  "zh-CN": {
    title: "商户对账单",
    merchant: "商户",
    number: "商户号",
    period: "账期",
    opening: "期初余额",
    taken: "收款",
    refunded: "退款",
    instalmentFee: "分期手续费",
    acquiringFee: "收单手续费",
    serviceFee: "月服务费",
    adjustment: "调账",
    net: "净额",
    paidOut: "已打款",
    held: "其中冻结",
    closing: "期末余额",
    days: "每日净额",
    settlements: "结算",
    made: "时间均为北京时间（Asia/Shanghai）",
    columns: [
      "生效时间",
      "记账时间",
      "类型",
      "订单号",
      "编号",
      "收款（元）",
      "退款（元）",
      "分期手续费（元）",
      "收单手续费（元）",
      "月服务费（元）",
      "调账（元）",
      "净额（元）",
      "打款（元）",
      "结算单",
      "结算日",
    ],
    kinds: {
      payment: "收款",
      refund: "退款",
      service_fee: "月服务费",
      adjustment: "调账",
      settlement: "结算打款",
      payout_return: "打款退回",
      payout_retry: "重新打款",
      verification: "账户验证",
    },
    statuses: {
      drafted: "待出款",
      held: "已暂缓",
      processing: "出款中",
      posted: "已到账",
      failed: "出款失败",
      dissolved: "已撤销",
    },
  },
  en: {
    title: "Statement",
    merchant: "Merchant",
    number: "Merchant number",
    period: "Period",
    opening: "Opening balance",
    taken: "Taken",
    refunded: "Refunded",
    instalmentFee: "Instalment fees",
    acquiringFee: "Acquiring fees",
    serviceFee: "Monthly service fee",
    adjustment: "Adjustments",
    net: "Net",
    paidOut: "Paid out",
    held: "Of which set aside",
    closing: "Closing balance",
    days: "Net by day",
    settlements: "Settlements",
    made: "All times are Beijing time (Asia/Shanghai)",
    columns: [
      "Effective",
      "Recorded",
      "Kind",
      "Order number",
      "Reference",
      "Taken (CNY)",
      "Refunded (CNY)",
      "Instalment fee (CNY)",
      "Acquiring fee (CNY)",
      "Service fee (CNY)",
      "Adjustment (CNY)",
      "Net (CNY)",
      "Paid out (CNY)",
      "Settlement",
      "Settled on",
    ],
    kinds: {
      payment: "Payment",
      refund: "Refund",
      service_fee: "Service fee",
      adjustment: "Adjustment",
      settlement: "Payout",
      payout_return: "Payout returned",
      payout_retry: "Paid out again",
      verification: "Account verification",
    },
    statuses: {
      drafted: "Ready",
      held: "Held",
      processing: "On its way",
      posted: "Paid",
      failed: "Failed",
      dissolved: "Let go",
    },
  },
};
