import { creditCodeFault } from "#server/domain/fields/credit-code.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";
import { soundNumber, validUntil } from "./read-numbers.ts";
import { type PaperText, wholeValue } from "./read-text.ts";

/**
 * What a machine-read ID card or licence seems to say. Only proposals: a number is proposed only when its check
 * character holds, text only where its label stands before it. Every value is read whole or not proposed, and the applicant confirms it.
 */
export interface PersonProposals {
  name?: string;
  idNumber?: string;
  idValidUntil?: string;
}

export interface BusinessProposals {
  registeredName?: string;
  creditCode?: string;
  address?: string;
  licenceValidUntil?: string;
}

const CARD_LABELS = /姓名|性别|民族|出生|住址|公民身份|签发机关|有效期限/;
const LICENCE_LABELS =
  /名称|类型|组成形式|住所|经营场所|法定代表人|负责人|经营者|投资人|经营范围|注册资本|成立日期|注册日期|营业期限|登记机关|统一社会信用代码|核准日期/;

const PERSON_NAME: PaperText = {
  label: /姓\s*名[\s:：]*/,
  shape: /^(?=.{2,50}$)\p{Script=Han}+(?:·\p{Script=Han}+)*$/u,
  otherLabels: CARD_LABELS,
};
const REGISTERED_NAME: PaperText = {
  label: /名\s*称[\s:：]*/,
  shape: /^[\p{Script=Han}a-z0-9()·&-]{2,100}$/u,
  otherLabels: LICENCE_LABELS,
};
const ADDRESS: PaperText = {
  label: /(?:住\s*所|经\s*营\s*场\s*所)[\s:：]*/,
  shape: /^[\p{Script=Han}a-z0-9()·&#,、/-]{5,200}$/u,
  otherLabels: LICENCE_LABELS,
};

export function readIdCard(text: string): PersonProposals {
  return withoutAbsent({
    name: wholeValue(text, PERSON_NAME),
    idNumber: soundNumber(text, residentIdFault, { O: "0", I: "1", L: "1", S: "5", B: "8", Z: "2" }),
    idValidUntil: validUntil(text),
  });
}

export function readLicence(text: string): BusinessProposals {
  return withoutAbsent({
    registeredName: wholeValue(text, REGISTERED_NAME),
    // The code's alphabet has no I, O, S, V and Z: whatever looks like one is the digit.
    creditCode: soundNumber(text, creditCodeFault, { O: "0", I: "1", S: "5", Z: "2", V: "Y" }),
    address: wholeValue(text, ADDRESS),
    licenceValidUntil: validUntil(text),
  });
}

function withoutAbsent<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
