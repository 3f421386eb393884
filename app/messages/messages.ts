import type { Locale } from "../i18n/locales.ts";
import enApply from "./en/apply.json";
import enConsole from "./en/console.json";
import enDocs from "./en/docs.json";
import enErrors from "./en/errors.json";
import enFees from "./en/fees.json";
import enLanding from "./en/landing.json";
import enMerchant from "./en/merchant.json";
import enShell from "./en/shell.json";
import enSignIn from "./en/sign-in.json";
import enTerminal from "./en/terminal.json";
import enVoucher from "./en/voucher.json";
import enWords from "./en/words.json";
import zhApply from "./zh-CN/apply.json";
import zhConsole from "./zh-CN/console.json";
import zhDocs from "./zh-CN/docs.json";
import zhErrors from "./zh-CN/errors.json";
import zhFees from "./zh-CN/fees.json";
import zhLanding from "./zh-CN/landing.json";
import zhMerchant from "./zh-CN/merchant.json";
import zhShell from "./zh-CN/shell.json";
import zhSignIn from "./zh-CN/sign-in.json";
import zhTerminal from "./zh-CN/terminal.json";
import zhVoucher from "./zh-CN/voucher.json";
import zhWords from "./zh-CN/words.json";

const zh = {
  apply: zhApply,
  console: zhConsole,
  docs: zhDocs,
  errors: zhErrors,
  fees: zhFees,
  landing: zhLanding,
  merchant: zhMerchant,
  shell: zhShell,
  signIn: zhSignIn,
  terminal: zhTerminal,
  voucher: zhVoucher,
  words: zhWords,
};

/** Chinese is the default; its keys are the law, and a translation that lacks one does not compile. */
export type Messages = typeof zh;

const en: Messages = {
  apply: enApply,
  console: enConsole,
  docs: enDocs,
  errors: enErrors,
  fees: enFees,
  landing: enLanding,
  merchant: enMerchant,
  shell: enShell,
  signIn: enSignIn,
  terminal: enTerminal,
  voucher: enVoucher,
  words: enWords,
};

export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? en : zh;
}
