import { creditCodeFault } from "#server/domain/fields/credit-code.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";

/**
 * What a machine-read ID card or licence seems to say. Only proposals: a number is proposed only when its check
 * character holds, text only where its label stands before it, and the applicant confirms every value.
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

export function readIdCard(text: string): PersonProposals {
  const lines = linesOf(text);
  return withoutAbsent({
    name: afterLabel(lines, /姓\s*名/, /^[\u4e00-\u9fff·]{2,15}/),
    idNumber: soundNumber(text, residentIdFault, { O: "0", I: "1", L: "1", S: "5", B: "8", Z: "2" }),
    idValidUntil: validUntil(text),
  });
}

export function readLicence(text: string): BusinessProposals {
  const lines = linesOf(text);
  return withoutAbsent({
    registeredName: afterLabel(lines, /名\s*称/, /^[\u4e00-\u9fff（）()A-Za-z0-9]{2,60}/),
    // The code's alphabet has no I, O, S, V and Z: whatever looks like one is the digit.
    creditCode: soundNumber(text, creditCodeFault, { O: "0", I: "1", S: "5", Z: "2", V: "Y" }),
    address: afterLabel(lines, /(?:住\s*所|经营场所)/, /^[\u4e00-\u9fff（）()A-Za-z0-9\-#号室]{5,100}/),
    licenceValidUntil: validUntil(text),
  });
}

/** Blanks between Chinese characters and around punctuation are the reader's, not the paper's. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.replaceAll(/[\s:：]+/g, ""));
}

function afterLabel(lines: readonly string[], label: RegExp, value: RegExp): string | undefined {
  for (const [index, line] of lines.entries()) {
    const found = label.exec(line);
    if (found === null) continue;
    const rest = line.slice(found.index + found[0].length) || (lines[index + 1] ?? "");
    const match = value.exec(rest);
    if (match !== null) return match[0];
  }
  return undefined;
}

/** The first run of 18 characters that passes its check, as read or with look-alikes replaced. */
function soundNumber(
  text: string,
  fault: (candidate: string) => string | null,
  lookAlikes: Readonly<Record<string, string>>,
): string | undefined {
  for (const line of text.split(/\r?\n/)) {
    const characters = line.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
    for (let start = 0; start + 18 <= characters.length; start++) {
      const read = characters.slice(start, start + 18);
      const likely = [...read].map((character) => lookAlikes[character] ?? character).join("");
      for (const candidate of [read, likely]) if (fault(candidate) === null) return candidate;
    }
  }
  return undefined;
}

/** The later date of a validity such as `2015.03.01-2035.03.01` or `至2035年03月01日`, or 长期. */
function validUntil(text: string): string | undefined {
  const compact = text.replaceAll(/\s+/g, "");
  const date = String.raw`((?:19|20|21)\d\d)[.年\-/](\d{1,2})[.月\-/](\d{1,2})日?`;
  const range = new RegExp(`${date}(?:-|—|–|至|到|~)+${date}`).exec(compact);
  if (range !== null) return isoDate(range[4], range[5], range[6]);
  const from = new RegExp(`${date}(?:-|—|–|至|到|~)+长期`).test(compact);
  const label = /(?:有效期限|营业期限)[^\n]{0,20}长期/.test(compact);
  return from || label ? LONG_TERM : undefined;
}

function isoDate(year = "", month = "", day = ""): string | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
  return real ? date : undefined;
}

function withoutAbsent<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
