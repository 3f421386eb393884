import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import type { DeliveryState } from "#server/gateway/mock/webhooks/deliveries.ts";
import type { DashboardKind } from "./dashboard-kinds.ts";

export interface DashboardWords {
  title: string;
  note: string;
  kinds: Record<DashboardKind, string>;
  controls: string;
  find: string;
  findLabel: string;
  none: string;
  older: string;
  newest: string;
  missing: string;
  missingText: string;
  back: string;
  json: string;
  related: string;
  events: string;
  deliveries: string;
  noneHere: string;
  deliveryStates: Record<DeliveryState, string>;
  attempts: string;
  lastStatus: string;
  noAnswer: string;
  nextAt: string;
  refunded: string;
  pay: string;
  refuse: string;
  payers: string;
  reason: string;
  wallet: string;
  act: string;
  now: string;
  planned: string;
  nothingPlanned: string;
  done: string;
  refusedTitle: string;
  recordingTitle: string;
  recordingOff: string;
  recordingOn: string;
  recordingFull: string;
  download: string;
  asDefault: string;
}

const zh: DashboardWords = {
  title: "支付网关（模拟）",
  note: "模拟网关的后台：只在这台机器上能打开",
  kinds: {
    payment_intent: "付款",
    charge: "扣款",
    refund: "退款",
    payout: "打款",
    event: "事件",
    delivery: "通知投递",
    webhook_endpoint: "通知地址",
  },
  controls: "测试控制",
  find: "查找",
  findLabel: "按编号查找，例如 pi_…、ch_…",
  none: "还没有。在收银终端上收一笔款，或调用网关的接口，就会出现在这里。",
  older: "更早的",
  newest: "回到最新",
  missing: "没有这个编号",
  missingText: "编号可能不完整，也可能属于另一个账户。",
  back: "返回",
  json: "对象内容",
  related: "相关对象",
  events: "它的事件",
  deliveries: "投递情况",
  noneHere: "没有。",
  deliveryStates: {
    waiting: "等待投递",
    retrying: "等待重试",
    delivered: "已送达",
    given_up: "未送达，不再投递",
  },
  attempts: "{n} 次",
  lastStatus: "最近一次：{status}",
  noAnswer: "没有回答",
  nextAt: "下次 {time}",
  refunded: "已退 {amount}",
  pay: "替顾客付款",
  refuse: "替顾客拒付",
  payers: "付款人",
  reason: "原因",
  wallet: "打开钱包页面",
  act: "操作",
  now: "网关时间：{time}（北京时间），待投递 {n} 条",
  planned: "已安排的故障和通知变化",
  nothingPlanned: "没有安排任何故障。",
  done: "已执行：{what}",
  refusedTitle: "没有执行",
  recordingTitle: "录制",
  recordingOff: "没有在录制。已录 {n} 条，{kib} KiB。",
  recordingOn: "正在录制：{n} 条，{kib} KiB。",
  recordingFull: "录满了，已停止：{n} 条，{kib} KiB。之后的请求不在里面。",
  download: "下载录制文件",
  asDefault: "默认",
};

const en: DashboardWords = {
  title: "Payment gateway (mock)",
  note: "The mock gateway’s dashboard: opens on this machine only",
  kinds: {
    payment_intent: "Payments",
    charge: "Charges",
    refund: "Refunds",
    payout: "Payouts",
    event: "Events",
    delivery: "Webhook deliveries",
    webhook_endpoint: "Webhook endpoints",
  },
  controls: "Test controls",
  find: "Find",
  findLabel: "Find by ID, such as pi_… or ch_…",
  none: "Nothing yet. Take a payment on a terminal or call the gateway’s API, and it appears here.",
  older: "Older",
  newest: "Back to the newest",
  missing: "No such ID",
  missingText: "The ID may be incomplete, or belong to another account.",
  back: "Back",
  json: "Object",
  related: "Related objects",
  events: "Its events",
  deliveries: "Deliveries",
  noneHere: "None.",
  deliveryStates: {
    waiting: "Waiting",
    retrying: "Waiting for a retry",
    delivered: "Delivered",
    given_up: "Not delivered, given up",
  },
  attempts: "attempts: {n}",
  lastStatus: "last answer: {status}",
  noAnswer: "none",
  nextAt: "next {time}",
  refunded: "{amount} refunded",
  pay: "Pay for the customer",
  refuse: "Refuse for the customer",
  payers: "Payers",
  reason: "Reason",
  wallet: "Open the wallet page",
  act: "Actions",
  now: "Gateway time: {time} (Beijing time). Deliveries waiting: {n}",
  planned: "Planned faults and webhook changes",
  nothingPlanned: "No fault is planned.",
  done: "Done: {what}",
  refusedTitle: "Nothing was done",
  recordingTitle: "Recording",
  recordingOff: "Off. Exchanges kept: {n} ({kib} KiB).",
  recordingOn: "Recording. Exchanges so far: {n} ({kib} KiB).",
  recordingFull: "Full, so it stopped. Exchanges kept: {n} ({kib} KiB). Later requests are missing.",
  download: "Download the recording",
  asDefault: "Default",
};

export const DASHBOARD_WORDS: Record<PageLanguage, DashboardWords> = { "zh-CN": zh, en };
