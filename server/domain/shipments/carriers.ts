/** The carriers of domain.md §5: how people call them, and what their numbers usually look like. */
const TABLE = {
  sf: { name: "顺丰 SF", usual: /^SF\d{12,15}$/ },
  jd: { name: "京东 JD", usual: /^JD[A-Z0-9-]{8,}$/ },
  yto: { name: "圆通 YTO", usual: /^YT\d{13}$/ },
  zto: { name: "中通 ZTO", usual: /^\d{12,14}$/ },
  yunda: { name: "韵达 YUNDA", usual: /^\d{13,15}$/ },
  sto: { name: "申通 STO", usual: /^\d{12,15}$/ },
  ems: { name: "EMS", usual: /^[A-Z]{2}\d{9}[A-Z]{2}$|^\d{13}$/ },
} as const;

export type Carrier = keyof typeof TABLE;
export const CARRIERS = Object.keys(TABLE) as [Carrier, ...Carrier[]];

/** As a message calls a carrier: it does not know its reader's language. */
export function carrierName(carrier: Carrier): string {
  return TABLE[carrier].name;
}

/** An odd number is worth a second look and blocks nothing. */
export function looksUnusual(carrier: Carrier, trackingNumber: string): boolean {
  return !TABLE[carrier].usual.test(trackingNumber);
}
