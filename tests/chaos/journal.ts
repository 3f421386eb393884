/** What the portal has said yes to, each with what must be found of it afterwards. */
export type Acknowledged =
  | { what: "payment"; terminalId: string; key: string; paymentId: string; amountFen: number }
  | { what: "refund"; paymentId: string; key: string; amountFen: number }
  | { what: "application"; applicationId: string; status: string }
  | { what: "approval"; applicationId: string }
  | { what: "parcel"; shipmentId: string }
  | { what: "activation"; terminalId: string; publicKey: string }
  | { what: "report"; terminalId: string; version: number }
  | { what: "heartbeat"; terminalId: string; serverTime: string }
  | { what: "prices"; rateCardId: string };

/** Without these a run has shown nothing: somebody applied, a terminal gave a sign of life, somebody paid. */
export const MIXED = ["application", "heartbeat", "payment"] as const;

export class Journal {
  readonly acknowledged: Acknowledged[] = [];
  /** What no fault excuses: answers that are neither a yes, nor a conflict, nor "try again". */
  readonly faults: string[] = [];
  asked = 0;
  interrupted = 0;
  longestMs = 0;

  note(fact: Acknowledged): void {
    this.acknowledged.push(fact);
  }

  isMixed(): boolean {
    return MIXED.every((kind) => this.acknowledged.some(({ what }) => what === kind));
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { what } of this.acknowledged) counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  }
}
