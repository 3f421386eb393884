import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { PayerFault } from "./payer-form.ts";
import type { Preset } from "./presets.ts";

export interface PayersWords {
  title: string;
  editTitle: string;
  lead: string;
  thisPhone: string;
  choose: string;
  edit: string;
  presetsTitle: string;
  presetsLead: string;
  presets: Record<Preset, string>;
  listTitle: string;
  none: string;
  older: string;
  newest: string;
  backToOrder: string;
  backToList: string;
  facts: string;
  locked: string;
  name: string;
  nameHint: string;
  balance: string;
  huabeiTitle: string;
  limit: string;
  used: string;
  cardsTitle: string;
  cardHint: string;
  cardRow: string;
  bank: string;
  kind: string;
  last4: string;
  funds: string;
  refuses: string;
  passwordTitle: string;
  password: string;
  tries: string;
  lockedNow: string;
  save: string;
  faultsTitle: string;
  faults: Record<PayerFault, string>;
  missing: string;
}

const zh: PayersWords = {
  title: "谁在付款",
  editTitle: "设置付款人",
  lead: "这里的钱和额度都是模拟的。选一位付款人，这部手机就用他的账户付款。",
  thisPhone: "这部手机",
  choose: "用这部手机",
  edit: "设置",
  presetsTitle: "新建付款人",
  presetsLead: "点一下就新建一位，并用在这部手机上。",
  presets: {
    everything: "什么都有",
    no_huabei: "不能用花呗",
    low_limit: "花呗额度 ¥500",
    one_card: "没有余额，一张卡",
    no_money: "没有余额，没有卡",
    card_declined: "银行会拒绝的卡",
    locked: "支付密码已锁定",
  },
  listTitle: "所有付款人",
  none: "还没有保存过付款人。从上面新建一位，或先付一笔款。",
  older: "更早的",
  newest: "回到最新",
  backToOrder: "回到订单",
  backToList: "回到付款人",
  facts: "余额 {balance} · 花呗{huabei}，可用 {left} · 银行卡 {cards} 张",
  locked: "密码锁定到 {time}",
  name: "名字",
  nameHint: "可以不填",
  balance: "余额（元）",
  huabeiTitle: "花呗",
  limit: "总额度（元）",
  used: "已用额度（元）",
  cardsTitle: "绑定的银行卡",
  cardHint: "卡号后四位留空，就没有这张卡。",
  cardRow: "第 {n} 张",
  bank: "银行",
  kind: "种类",
  last4: "卡号后四位",
  funds: "可用资金（元）",
  refuses: "银行拒绝这张卡",
  passwordTitle: "支付密码",
  password: "6 位支付密码",
  tries: "已输错次数（0–4）",
  lockedNow: "密码已锁定（三小时）",
  save: "保存",
  faultsTitle: "有几处需要改，还没有保存。",
  faults: {
    amount: "请填金额，例如 1,234.50，最多 1 亿元",
    name: "最多 40 个字，不含特殊字符",
    password: "请填 6 位数字",
    tries: "请填 0 到 4",
    last4: "请填 4 位数字",
    same_card: "这张卡已经有了",
    choice: "请从列表里选",
  },
  missing: "没有这位付款人",
};

const en: PayersWords = {
  title: "Who is paying",
  editTitle: "Set up a payer",
  lead: "Money and limits here are simulated. Choose a payer, and this phone pays from their account.",
  thisPhone: "This phone",
  choose: "Use on this phone",
  edit: "Edit",
  presetsTitle: "New payer",
  presetsLead: "One click makes a payer and puts them on this phone.",
  presets: {
    everything: "Has everything",
    no_huabei: "No Huabei",
    low_limit: "Huabei limit ¥500",
    one_card: "No balance, one card",
    no_money: "No balance, no card",
    card_declined: "Card the bank declines",
    locked: "Password locked",
  },
  listTitle: "All payers",
  none: "No payer has been saved yet. Make one above, or pay an order first.",
  older: "Older",
  newest: "Back to the newest",
  backToOrder: "Back to the order",
  backToList: "Back to payers",
  facts: "Balance {balance} · Huabei {huabei}, {left} left · Linked cards: {cards}",
  locked: "Password locked until {time}",
  name: "Name",
  nameHint: "Optional",
  balance: "Balance (yuan)",
  huabeiTitle: "Huabei",
  limit: "Total limit (yuan)",
  used: "Limit used (yuan)",
  cardsTitle: "Linked cards",
  cardHint: "Leave the last four digits empty for no card.",
  cardRow: "Card {n}",
  bank: "Bank",
  kind: "Type",
  last4: "Last four digits",
  funds: "Funds available (yuan)",
  refuses: "The bank declines this card",
  passwordTitle: "Payment password",
  password: "6-digit payment password",
  tries: "Wrong tries so far (0–4)",
  lockedNow: "Password is locked (three hours)",
  save: "Save",
  faultsTitle: "Some fields need another look. Nothing was saved.",
  faults: {
    amount: "Enter an amount such as 1,234.50, up to 100 million yuan",
    name: "Up to 40 characters, no special ones",
    password: "Enter six digits",
    tries: "Enter 0 to 4",
    last4: "Enter four digits",
    same_card: "This card is already here",
    choice: "Choose from the list",
  },
  missing: "There is no such payer",
};

export const PAYERS_WORDS: Record<PageLanguage, PayersWords> = { "zh-CN": zh, en };
