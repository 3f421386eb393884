import { csvLine } from "#server/domain/fields/csv.ts";
import type { PaymentKeyKind } from "./status.ts";

/** A step of a key, with what is known of the key. */
export interface CustodyStep {
  at: Date;
  /** `payment_key.confirm` and the like. */
  action: string;
  by: string | null;
  reason: string | null;
  serialNumber: string;
  kind: PaymentKeyKind;
  reference: string;
  checkValue: string;
  ksn: string | null;
  confirmedAt: Date | null;
}

const COLUMNS: readonly [string, (step: CustodyStep) => string | null][] = [
  ["at", ({ at }) => at.toISOString()],
  ["step", ({ action }) => action.slice(action.indexOf(".") + 1)],
  ["by", ({ by }) => by],
  ["serialNumber", ({ serialNumber }) => serialNumber],
  ["kind", ({ kind }) => kind],
  ["reference", ({ reference }) => reference],
  // As on the page: the second custodian does not copy the first.
  ["checkValue", ({ checkValue, confirmedAt }) => (confirmedAt === null ? null : checkValue)],
  ["initialKsn", ({ ksn }) => ksn],
  ["reason", ({ reason }) => reason],
];

export const headOfCustody = (): string => csvLine(COLUMNS.map(([name]) => name));

export const lineOfCustody = (step: CustodyStep): string => csvLine(COLUMNS.map(([, of]) => of(step)));
