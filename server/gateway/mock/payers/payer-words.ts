import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { WalletBrand } from "./brands.ts";
import type { Bank, HuabeiState, PayerCard } from "./payer.ts";

export interface PayerWords {
  /** Above every page on which a payer's money moves. */
  simulated: string;
  brands: Record<WalletBrand, string>;
  banks: Record<Bank, string>;
  kinds: Record<PayerCard["kind"], string>;
  huabeiStates: Record<HuabeiState, string>;
  /** What the balance is called where it is kept. */
  balances: Record<WalletBrand, string>;
  huabei: string;
  card: string;
  newPhone: string;
  paying: string;
  change: string;
}

const zh: PayerWords = {
  simulated: "模拟钱包：不会产生真实扣款",
  brands: { alipay: "支付宝", wechat_pay: "微信支付", unionpay: "云闪付" },
  banks: {
    icbc: "工商银行",
    abc: "农业银行",
    boc: "中国银行",
    ccb: "建设银行",
    cmb: "招商银行",
    bocom: "交通银行",
    psbc: "邮储银行",
  },
  kinds: { debit: "储蓄卡", credit: "信用卡" },
  huabeiStates: { closed: "未开通", open: "已开通", not_eligible: "不符合条件" },
  balances: { alipay: "余额", wechat_pay: "零钱", unionpay: "余额" },
  huabei: "花呗",
  card: "{bank}{kind}（{last4}）",
  newPhone: "新手机 {id}",
  paying: "付款人：{name}",
  change: "更换",
};

const en: PayerWords = {
  simulated: "Simulated wallet: no real money moves",
  brands: { alipay: "Alipay", wechat_pay: "WeChat Pay", unionpay: "UnionPay QuickPass" },
  banks: {
    icbc: "ICBC",
    abc: "Agricultural Bank of China",
    boc: "Bank of China",
    ccb: "China Construction Bank",
    cmb: "China Merchants Bank",
    bocom: "Bank of Communications",
    psbc: "Postal Savings Bank",
  },
  kinds: { debit: "debit card", credit: "credit card" },
  huabeiStates: { closed: "Not opened", open: "Open", not_eligible: "Not eligible" },
  balances: { alipay: "Balance", wechat_pay: "WeChat balance", unionpay: "Balance" },
  huabei: "Huabei",
  card: "{bank} {kind} ending {last4}",
  newPhone: "New phone {id}",
  paying: "Paying: {name}",
  change: "Change",
};

export const PAYER_WORDS: Record<PageLanguage, PayerWords> = { "zh-CN": zh, en };
