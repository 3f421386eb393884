/** Prefix of every public id; the table it belongs to is readable from the id alone. */
export const ID_PREFIXES = {
  application: "app",
  document: "doc",
  upload: "upl",
  uploadPart: "prt",
  merchant: "mer",
  store: "sto",
  device: "dev",
  warehouse: "whs",
  modelPrice: "mpr",
  paymentKey: "pky",
  intake: "ink",
  stockTake: "stk",
  shipment: "shp",
  terminal: "trm",
  terminalMessage: "tms",
  terminalLog: "tlg",
  claim: "clm",
  claimPhoto: "cph",
  operator: "opr",
  operatorSession: "ops",
  registration: "reg",
  registrationExport: "rgx",
  rateCard: "rat",
  campaign: "cmp",
  campaignEntry: "cen",
  payment: "pay",
  refund: "ref",
  strayCharge: "str",
  reconciliation: "rcn",
  difference: "dif",
  contract: "con",
  instalment: "ins",
  voucher: "vou",
  person: "per",
  session: "ses",
  audit: "aud",
  outbox: "out",
  message: "msg",
  decision: "dec",
  deskNotice: "ntc",
  caseNote: "cnt",
  screeningList: "scl",
  savedView: "svw",
  riskRuleSet: "rrs",
  riskAssessment: "ras",
  report: "rep",
  incident: "inc",
  posting: "pst",
  adjustment: "adj",
  settlementRun: "srn",
  settlement: "stl",
  settlementAccount: "sac",
  settlementHold: "hld",
  payout: "pyo",
  roleChange: "rch",
  deskHours: "dhr",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** An id such as `app_4k9…`: 20 characters of 5 bits from `randomBytes`, which the caller supplies. */
export function makeId(kind: IdKind, randomBytes: (length: number) => Uint8Array): string {
  const characters = Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]);
  return `${ID_PREFIXES[kind]}_${characters.join("")}`;
}
