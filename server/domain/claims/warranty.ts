import { addMonths, parseDate, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";

interface WarrantyPolicy {
  /** First day on which devices leave us under it. */
  from: string;
  /** Months from the day of shipping. */
  months: number;
  /** Models that are covered longer or shorter. */
  byModel: Readonly<Record<string, number>>;
}

/**
 * How long a device is covered, by the day on which it left us: what was promised then holds, whatever is promised
 * today. Newest first. Terms of this acquirer; a year is what the law asks of such goods (三包).
 */
const POLICIES: readonly WarrantyPolicy[] = [
  { from: "2026-01-01", months: 12, byModel: { "RW-S1": 24 } },
  { from: "2000-01-01", months: 12, byModel: {} },
];

export interface Warranty {
  /** Day in China on which the device left us. */
  shippedOn: string;
  /** Its last day. */
  warrantyUntil: string;
}

/** The warranty of a device of a model that left us at an instant. */
export function warrantyOf(modelCode: string, shippedAt: Date): Warranty {
  const shippedOn = shanghaiDate(shippedAt);
  const policy = POLICIES.find(({ from }) => from <= shippedOn);
  const months = policy?.byModel[modelCode] ?? policy?.months ?? 0;
  return { shippedOn, warrantyUntil: addMonths(parseDate(shippedOn), months) };
}

/** Whether a claim that was opened at an instant is covered; how long it is dealt with takes nothing away. */
export function isCovered({ warrantyUntil }: Pick<Warranty, "warrantyUntil">, openedAt: Date): boolean {
  return shanghaiDate(openedAt) <= warrantyUntil;
}
