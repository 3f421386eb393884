import { invariant } from "#server/domain/errors.ts";

/** A message to a person, in both languages; the link to what it is about is added at the end. */
interface Text {
  zh: string;
  en: string;
}

/**
 * What is sent to people by text message. Each leads with what happened and says what to do; `{name}` stands for a fact.
 * A carrier has every text approved beforehand and is given the facts in the order of the Chinese one.
 */
export const TEXTS = {
  "application.submitted": {
    zh: "已收到您的申请，可随时查看排队位置和进度。",
    en: "We have received your application; see your place in the queue",
  },
  "application.claimed": {
    zh: "审核员已开始查看您的申请，可能会致电核实。",
    en: "A reviewer is looking at your application and may call you",
  },
  "application.proposed": {
    zh: "您的申请已通过审核，正由另一位同事复核。",
    en: "A reviewer approved your application; a second person confirms it",
  },
  "application.recommended": {
    zh: "审核员为您推荐了设备，请点击查看费用并确认。",
    en: "A device is recommended to you; see what it costs and agree",
  },
  "application.correction_requested": {
    zh: "您的申请有资料需要补正，请点击查看原因和办法。",
    en: "Some details of your application need correcting",
  },
  "application.approved": {
    zh: "恭喜，您的申请已通过，正在为您安排设备。",
    en: "Your application is approved; a device is being prepared",
  },
  "application.rejected": {
    zh: "您的申请未通过，请点击查看原因，可申请复议一次。",
    en: "Your application was declined; see why and appeal",
  },
  "application.rejected_after_appeal": {
    zh: "复议后维持原决定，请点击查看原因。",
    en: "The decision stands after your appeal; see the reason",
  },
  "application.appealed": {
    zh: "已收到您的复议申请，将重新审核。",
    en: "We have received your appeal and will look again",
  },
  "application.withdrawn": {
    zh: "您的申请已撤回。若不是您本人操作，请尽快联系我们。",
    en: "Your application was withdrawn; if it was not you, tell us",
  },
  "application.lapsed": {
    zh: "您的申请因超时未完成已关闭，可重新申请。",
    en: "Your application was closed unfinished; you may apply again",
  },
  "application.remind_draft": {
    zh: "您的申请还没填完，已填内容都保存着，请点击接着填。",
    en: "Your application is not finished; what you typed is kept",
  },
  "application.remind_needs_correction": {
    zh: "您的申请还有资料等您更正，逾期会自动关闭。",
    en: "Corrections are still due; after the deadline the application closes",
  },
  "shipment.shipped": {
    zh: "您的设备已寄出，{carrier} {trackingNumber}。",
    en: "Your device is on its way",
  },
  "shipment.delivered": {
    zh: "设备已签收，请在 7 天内激活。",
    en: "Your device has arrived, activate it",
  },
  "shipment.returning": {
    zh: "您的设备包裹正在退回，我们会与您联系重新安排。",
    en: "Your device is on its way back to us; we will arrange another",
  },
  "shipment.lost": {
    zh: "承运商找不到您的设备包裹，我们会为您重新安排设备。",
    en: "The carrier cannot find your parcel; we will arrange another device",
  },
  "terminal.activated": {
    zh: "终端 {number} 已激活，可以收款了。",
    en: "Terminal {number} is active",
  },
  "terminal.swapped": {
    zh: "终端 {number} 已更换设备，请用新的激活码激活。",
    en: "Terminal {number} has a new device; activate it with its new code",
  },
  "claim.quoted": {
    zh: "您的报修需付费 {cost}，请在 7 天内确认是否同意。",
    en: "Your claim costs {cost}; please say within 7 days whether you agree",
  },
  "claim.send_in": {
    zh: "您的报修已受理，请在 14 天内把设备寄回给我们。",
    en: "We will repair your device; please send it to us within 14 days",
  },
  "claim.refused": {
    zh: "您的报修未受理，请点击查看原因。",
    en: "Your claim was declined; see why",
  },
  "claim.sent_back": {
    zh: "您的设备已修好寄出，{carrier} {trackingNumber}，收到后请确认。",
    en: "Your device is repaired and on its way back; confirm once you have it",
  },
  "claim.charged": {
    zh: "旧设备未寄回，按 {cost} 计费，请点击查看。",
    en: "Your old device did not come back and costs {cost}",
  },
  "claim.expired": {
    zh: "您的报修因超时未处理已关闭，可重新报修。",
    en: "Your claim was closed because nothing came; you may open it again",
  },
  "operator.code": {
    zh: "验证码 {code}，用于在收款终端上登录，5 分钟内有效，请勿告诉他人。",
    en: "Your code is {code} to sign in on a payment terminal, valid for 5 minutes.",
  },
  "operator.requested": {
    zh: "有人申请在终端 {number} 上登录收银，请在 7 天内确认是否同意。",
    en: "Somebody asks to work at terminal {number}; say within 7 days whether they may",
  },
  "member.invited_accountant": {
    zh: "{shop}邀请您做会计，可查看收款、结算和对账单。请在 7 天内用本手机号登录入网接受。",
    en: "{shop} invites you as its accountant; sign in with this number within 7 days to accept",
  },
  "member.invited_cashier": {
    zh: "{shop}邀请您做门店收银，可查看门店当天的收款。请在 7 天内用本手机号登录入网接受。",
    en: "{shop} invites you as a cashier; sign in with this number within 7 days to accept",
  },
  "member.accepted": {
    zh: "{name}已接受邀请，现在可以查看您的账目。若非本人，请尽快移除。",
    en: "{name} accepted and can look at your money now; remove them if that is not right",
  },
  "member.declined": {
    zh: "{name}没有接受您的邀请。",
    en: "{name} declined your invitation",
  },
  "member.lapsed": {
    zh: "{name}没有在 7 天内接受您的邀请，如有需要请重新邀请。",
    en: "{name} did not answer your invitation within 7 days; invite them again if you like",
  },
  "member.removed": {
    zh: "您已不能再查看{shop}的账目。",
    en: "You can no longer look at {shop}",
  },
  "sign_in.code": {
    zh: "验证码 {code}，5 分钟内有效，请勿告诉他人。",
    en: "Your code is {code}, valid for 5 minutes.",
  },
  "settlement.prove_account": {
    zh: "我们向您的结算账户打了一笔不到一元的款，请在十天内到入网填写到账金额，账户才会启用。",
    en: "We sent less than ¥1 to your settlement account; tell us the amount within ten days and we will pay you there",
  },
  "settlement.account_failed": {
    zh: "您的结算账户未通过验证，请核对后重新填写。",
    en: "Your settlement account could not be verified; check it and name it again",
  },
  "settlement.account_expired": {
    zh: "您的结算账户因超时未验证已失效，请重新填写。",
    en: "Your settlement account was not verified in time; name it again",
  },
  "settlement.failed": {
    zh: "银行未能把款打到您的结算账户，请核对账户；款项仍为您保留。",
    en: "The bank could not pay your settlement account; check it. The money is kept for you",
  },
} as const satisfies Record<string, Text>;

/** The line at the foot of every voucher, which the terminal prints as its configuration says it. */
export const VOUCHER_FOOTER = "请核对签购单内容后签名 Please check the voucher before signing";

export type MessageKey = keyof typeof TEXTS;
export const MESSAGE_KEYS = Object.keys(TEXTS) as readonly MessageKey[];

type FactsIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | FactsIn<Rest>
  : never;
/** A message with the facts that its text names. */
export type Message = {
  [Key in MessageKey]: [FactsIn<(typeof TEXTS)[Key]["zh"]>] extends [never]
    ? { text: Key }
    : { text: Key; facts: Record<FactsIn<(typeof TEXTS)[Key]["zh"]>, string> };
}[MessageKey];

const SENDER = "【入网 Ruwang】";
const FACT = /\{(\w+)\}/g;

/** The body of a text message; `link` is the address to go on at. */
export function bodyOf(message: Message, link?: string): string {
  const { zh, en } = TEXTS[message.text];
  const told = `${zh} ${en}`.replace(FACT, (_, name: string) => factOf(message, name));
  return `${SENDER}${told}${link === undefined ? "" : `: ${link}`}`;
}

/** What a carrier fills into the text that it has approved, in the order of the Chinese words. */
export function parametersOf(message: Message): string[] {
  return [...TEXTS[message.text].zh.matchAll(FACT)].map(([, name = ""]) => factOf(message, name));
}

/** The words of a message that was sent, in each language; `parameters` as `parametersOf` gave them. */
export function wordsOf(text: MessageKey, parameters: readonly string[]): { zh: string; en: string } {
  const names = [...TEXTS[text].zh.matchAll(FACT)].map(([, name = ""]) => name);
  const facts = new Map(names.map((name, nr) => [name, parameters[nr] ?? ""]));
  const told = (words: string) => words.replace(FACT, (_, name: string) => facts.get(name) ?? "");
  return { zh: told(TEXTS[text].zh), en: told(TEXTS[text].en) };
}

/** Whether a text holds what lets somebody in. */
export function isSecret(text: MessageKey): boolean {
  return TEXTS[text].zh.includes("{code}");
}

function factOf(message: Message, name: string): string {
  const facts: Record<string, string> = "facts" in message ? message.facts : {};
  const fact = facts[name];
  invariant(fact !== undefined, `the text ${message.text} has its fact ${name}`);
  return fact;
}
