import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";

export interface ControlWords {
  /** By the last part of a control's path. */
  titles: Partial<Record<string, string>>;
  texts: Partial<Record<string, string>>;
  fields: Partial<Record<string, string>>;
}

const zh: ControlWords = {
  titles: {
    faults: "让请求失败",
    delays: "让请求变慢",
    webhooks: "改变通知",
    clock: "拨快时钟",
    reset: "忘掉所有控制",
    pay: "替顾客付款",
    refuse: "替顾客拒付",
    start: "开始录制",
    stop: "停止录制",
    roll_secret: "更换通知密钥",
  },
  texts: {
    faults: "接下来符合的请求会失败；“之后”表示已经生效，只是回答丢了。",
    delays: "接下来符合的请求会等这么久再回答。",
    webhooks: "接下来的事件：重复、乱序、延迟、签名不对或丢失。",
    clock: "只能往前拨；投递通知用的是真实时间。",
    reset: "故障、通知变化和时钟都回到原样，付款和付款人不变。",
    start: "之前的录制会被忘掉。",
    roll_secret: "新旧两个密钥都签名，直到下一次更换。",
  },
  fields: {
    count: "次数（1）",
    method: "方法",
    path: "地址的一部分",
    when: "什么时候",
    status: "状态码（500）",
    delay_ms: "等待毫秒（0）",
    kind: "怎么改变",
    seconds: "拨快多少秒",
    reason: "原因",
  },
};

const en: ControlWords = {
  titles: {
    faults: "Make requests fail",
    delays: "Slow requests down",
    webhooks: "Bend webhooks",
    clock: "Advance the clock",
    reset: "Forget all controls",
    pay: "Pay for the customer",
    refuse: "Refuse for the customer",
    start: "Start recording",
    stop: "Stop recording",
    roll_secret: "Roll the webhook secret",
  },
  texts: {
    faults: "The next matching requests fail. With “after” they take effect, and only the answer is lost.",
    delays: "The next matching requests are answered this much later.",
    webhooks: "The next events are duplicated, reordered, delayed, wrongly signed or dropped.",
    clock: "Forward only. Webhooks are delivered by real time.",
    reset: "Faults, webhook changes and the clock go back to normal. Payments and payers stay.",
    start: "Forgets the recording before it.",
    roll_secret: "The old and the new secret both sign until the next roll.",
  },
  fields: {
    count: "How many (1)",
    method: "Method",
    path: "Part of the path",
    when: "When",
    status: "Status (500)",
    delay_ms: "Wait, in ms (0)",
    kind: "How",
    seconds: "Seconds ahead",
    reason: "Reason",
  },
};

export const CONTROL_WORDS: Record<PageLanguage, ControlWords> = { "zh-CN": zh, en };
