import type { SmsFailure } from "./port.ts";

/** What the carrier answers of a message that it took. */
export const SENT = "Ok";

/** Codes that say the same at every try, by https://cloud.tencent.com/document/api/382/59177. */
const FINAL: Readonly<Record<string, SmsFailure>> = {
  "InvalidParameterValue.IncorrectPhoneNumber": "number_refused",
  "FailedOperation.PhoneNumberParseFail": "number_refused",
  "FailedOperation.PhoneNumberInBlacklist": "number_refused",
  "FailedOperation.TemplateIncorrectOrUnapproved": "template_refused",
  "FailedOperation.TemplateParamSetNotMatchApprovedTemplate": "template_refused",
  "FailedOperation.ContainSensitiveWord": "template_refused",
  "InvalidParameterValue.ContentLengthLimit": "template_refused",
  "InvalidParameterValue.TemplateParameterFormatError": "template_refused",
  "InvalidParameterValue.TemplateParameterLengthLimit": "template_refused",
  "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter": "template_refused",
};

const WORD = /^[A-Za-z][\w.]{0,99}$/;

/**
 * What an answer means to us, with the carrier's own word for it. Whatever the operator can put right, such as keys or
 * the balance, is tried again; without any code the network gave none.
 */
export function failureOf(code: unknown): [SmsFailure, string] {
  if (typeof code === "number") return ["unavailable", `HTTP ${code}`];
  if (typeof code !== "string" || !WORD.test(code)) return ["unanswered", "no code"];
  if (Object.hasOwn(FINAL, code)) return [FINAL[code] ?? "unavailable", code];
  return [/^(Request)?LimitExceeded/.test(code) ? "throttled" : "unavailable", code];
}
