import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { WalletDecline } from "./declines.ts";
import type { WayOn } from "./ways-on.ts";

export interface RefusalWords {
  reasons: Record<WalletDecline, string>;
  firstInstalment: string;
  notEligible: string;
  ways: Record<WayOn, string>;
  waysTitle: string;
  needed: string;
  available: string;
  tellCashier: string;
  notOpening: string;
  lockedTitle: string;
  lockedUntil: string;
  termsChanged: string;
  cardDeclined: string;
}

const zh: RefusalWords = {
  reasons: {
    insufficient_funds: "余额和绑定的银行卡都不够付这笔款。",
    credit_limit_exceeded: "花呗可用额度不够分期这笔金额。",
    huabei_not_available: "这个账户没有可用的花呗。",
    card_declined: "发卡银行拒绝了这张卡的付款。",
    payment_method_customer_decline: "您放弃了本次付款。",
    incorrect_password: "支付密码错误次数过多，已被锁定。",
    password_locked: "支付密码已被锁定。",
  },
  firstInstalment: "余额和绑定的银行卡都不够付第一期和手续费。",
  notEligible: "花呗按综合评估开放，这个账户目前还不能使用。用其他方式付款不受影响。",
  ways: {
    longer_plan: "换期数更多的方案，第一期付得更少",
    instalments: "请收银员改用花呗分期",
    merchant_bears: "请商家承担手续费，只分期商品金额",
    promotion: "问问收银员现在有没有免息活动",
    smaller_amount: "减少金额，或者一部分用其他方式付",
    other_method: "换一种付款方式：余额、银行卡或扫码",
    other_payer: "换一部手机，用另一个账户付款",
    when_unlocked: "等密码解锁以后再付",
    ask_bank: "联系发卡银行，或绑定另一张卡",
    new_order: "还想买？请收银员重新下单",
  },
  waysTitle: "您还可以",
  needed: "需要",
  available: "最多可用",
  tellCashier: "告诉收银员，结束这笔",
  notOpening: "不开通，告诉收银员",
  lockedTitle: "支付密码已锁定",
  lockedUntil: "输错次数过多，{time}（北京时间）解锁。这笔订单没有扣款。",
  termsChanged: "订单的金额或方案有变化，没有扣款。请重新核对后再付。",
  cardDeclined: "发卡银行拒绝了这张卡，没有扣款。请换一个付款来源。",
};

const en: RefusalWords = {
  reasons: {
    insufficient_funds: "Neither your balance nor your linked card covers this payment.",
    credit_limit_exceeded: "Your Huabei limit is too low for this amount.",
    huabei_not_available: "Huabei isn’t available on this account.",
    card_declined: "Your bank declined the card.",
    payment_method_customer_decline: "You chose not to pay.",
    incorrect_password: "The payment password was entered incorrectly too many times and is now locked.",
    password_locked: "Your payment password is locked.",
  },
  firstInstalment: "Neither your balance nor a linked card covers the first instalment and its fee.",
  notEligible:
    "Huabei is offered after an assessment, and this account doesn’t qualify yet. You can still pay any other way.",
  ways: {
    longer_plan: "Choose a longer plan: the first instalment is smaller",
    instalments: "Ask the cashier for Huabei instalments instead",
    merchant_bears: "Ask the shop to pay the fee, so only the price is financed",
    promotion: "Ask whether an interest-free offer is running",
    smaller_amount: "Pay less this way, and the rest another way",
    other_method: "Pay another way: balance, bank card or QR code",
    other_payer: "Pay from another phone with a different account",
    when_unlocked: "Pay once the password is unlocked",
    ask_bank: "Call your bank, or link another card",
    new_order: "Changed your mind? Ask the cashier for a new order",
  },
  waysTitle: "What you can do",
  needed: "Needed",
  available: "Most available",
  tellCashier: "Tell the cashier and end this order",
  notOpening: "Don’t open it, tell the cashier",
  lockedTitle: "Payment password locked",
  lockedUntil: "Too many wrong tries. It unlocks on {time} (Beijing time). Nothing was charged.",
  termsChanged: "The amount or plan has changed. Nothing was charged. Check it again before you pay.",
  cardDeclined: "Your bank declined this card. Nothing was charged. Choose another way to pay.",
};

export const REFUSAL_WORDS: Record<PageLanguage, RefusalWords> = { "zh-CN": zh, en };
