/**
 * What people type or paste, folded by kind of value: what is harmless disappears, what is ambiguous is refused, and
 * what is kept is what the paper says. The one place for this; forms, API, device link, imports and searches use it.
 */

/** What is drawn as nothing (Unicode, UAX 44) or only formats what is: nobody sees it, so it never decides anything. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;
const DASHES = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]/g;

/** The text without what nobody sees, in one spelling (NFC), blanks of any kind as single ones, none around it. */
export function plainText(typed: string): string {
  return without(typed.normalize("NFC"), INVISIBLE).replaceAll(/\s+/gu, " ").trim();
}

/** The text without what matches; what stood on both sides of it may combine, and is spelt anew. */
function without(text: string, matching: RegExp): string {
  return text.replaceAll(matching, "").normalize("NFC");
}

/** The same with letters, digits and signs of full width, and dashes of any kind, as a keyboard types them. */
export function halfWidth(typed: string): string {
  return plainText(typed)
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(DASHES, "-")
    .normalize("NFC");
}

/** Capitals of the letters that codes are made of; other alphabets' are no code's. */
function capitals(text: string): string {
  return text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** A number or code that has no blanks and dashes of its own, in capitals: `1101 0519…x` is `11010519…X`. */
export function foldCode(typed: string): string {
  return capitals(without(halfWidth(typed), /[ -]/g));
}

/** A serial or tracking number, whose dashes are its own: ` a-03 ` is `A-03`. */
export function foldSerial(typed: string): string {
  return capitals(without(halfWidth(typed), / /g));
}

/** A mainland mobile number as its 11 digits, from any way of writing its country code. */
export function foldMobile(typed: string): string {
  return without(foldCode(typed), /[()]/g).replace(/^(\+|00)?86(?=1\d{10}$)/, "");
}

/** An e-mail address; capitals make no other address, as every provider holds it. */
export function foldEmail(typed: string): string {
  return without(halfWidth(typed), / /g).toLowerCase();
}

/** `2035-03-01` from 2035.3.1, 2035/03/01 or 2035年3月1日; what is no date stays as it is. */
export function foldDate(typed: string): string {
  const parts = /^(\d{4})[-./。年](\d{1,2})[-./。月](\d{1,2})日?$/.exec(halfWidth(typed).replaceAll(" ", ""));
  if (parts === null) return typed;
  const [, year, month = "", day = ""] = parts;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const OPENING = /[[{<【〔〖〈《「『]/g;
const CLOSING = /[\]}>】〕〗〉》」』]/g;
const MIDDLE_DOTS = /[.•・‧∙⋅]/g;

/**
 * What two spellings of one name share: width, kinds of brackets and middle dots, blanks and capitals decide nothing.
 * PostgreSQL's `name_key` (migrations 0010 and 0035) is the same; a test compares them.
 */
export function nameKey(name: string): string {
  return without(halfWidth(name.normalize("NFKC")), / /g)
    .replaceAll(OPENING, "(")
    .replaceAll(CLOSING, ")")
    .replaceAll(MIDDLE_DOTS, "·")
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}
