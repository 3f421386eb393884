/** What a model can do beside taking Huabei, which has rules of its own (S1). */
export const FEATURES = ["card", "qr", "print", "sign"] as const;
export type Feature = (typeof FEATURES)[number];

/** Whether so few units are left that more should be ordered; 0 never warns. */
export function isLow({ inStock, lowStockBelow }: { inStock: number; lowStockBelow: number }): boolean {
  return inStock < lowStockBelow;
}
