import type { Locale } from "../i18n/locales.ts";
import enApply from "./en/apply.json" with { type: "json" };
import enConsole from "./en/console.json" with { type: "json" };
import enDocs from "./en/docs.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import enFees from "./en/fees.json" with { type: "json" };
import enLanding from "./en/landing.json" with { type: "json" };
import enMerchant from "./en/merchant.json" with { type: "json" };
import enShell from "./en/shell.json" with { type: "json" };
import enSignIn from "./en/sign-in.json" with { type: "json" };
import enTerminal from "./en/terminal.json" with { type: "json" };
import enWords from "./en/words.json" with { type: "json" };
import zhApply from "./zh-CN/apply.json" with { type: "json" };
import zhConsole from "./zh-CN/console.json" with { type: "json" };
import zhDocs from "./zh-CN/docs.json" with { type: "json" };
import zhErrors from "./zh-CN/errors.json" with { type: "json" };
import zhFees from "./zh-CN/fees.json" with { type: "json" };
import zhLanding from "./zh-CN/landing.json" with { type: "json" };
import zhMerchant from "./zh-CN/merchant.json" with { type: "json" };
import zhShell from "./zh-CN/shell.json" with { type: "json" };
import zhSignIn from "./zh-CN/sign-in.json" with { type: "json" };
import zhTerminal from "./zh-CN/terminal.json" with { type: "json" };
import zhWords from "./zh-CN/words.json" with { type: "json" };

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
  words: enWords,
};

export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? en : zh;
}
