import type { DeviceMemory } from "#components/virtual-terminal/device/device-memory.ts";

/** Something that the shop sells, as the device remembers it. */
export interface Good {
  id: string;
  name: string;
  category: string;
  priceFen: number;
}

/** How many of each, by id. */
export type Cart = Readonly<Record<string, number>>;

export const goodsOf = (memory: DeviceMemory | null): readonly Good[] => memory?.goods ?? [];

export function categoriesOf(goods: readonly Good[]): string[] {
  return [...new Set(goods.map(({ category }) => category))];
}

/** What is in the cart costs; goods that were taken off the list since cost nothing. */
export function totalOf(goods: readonly Good[], cart: Cart): { count: number; amountFen: number } {
  const lines = goods.map(({ id, priceFen }) => ({ count: cart[id] ?? 0, priceFen }));
  return {
    count: lines.reduce((sum, { count }) => sum + count, 0),
    amountFen: lines.reduce((sum, { count, priceFen }) => sum + count * priceFen, 0),
  };
}

/** One more or one less of it, and never less than none. */
export function withMore(cart: Cart, id: string, by: 1 | -1): Cart {
  return { ...cart, [id]: Math.max(0, (cart[id] ?? 0) + by) };
}
