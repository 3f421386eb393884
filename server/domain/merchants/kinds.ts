/** 小微 / 个体工商户 / 企业. */
export const MERCHANT_KINDS = ["micro", "individual", "enterprise"] as const;
export type MerchantKind = (typeof MERCHANT_KINDS)[number];

/** 传统 POS (S6) and 收款宝 (S7). */
export const PRODUCTS = ["traditional_pos", "shoukuanbao"] as const;
export type Product = (typeof PRODUCTS)[number];

export const ACCOUNT_TYPES = ["personal", "corporate"] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/**
 * Settlement accounts that a kind may use with a product: traditional POS settles to a corporate account (S6), a
 * micro merchant has none and therefore takes Shoukuanbao (S7).
 */
export function accountTypesFor(kind: MerchantKind, product: Product): readonly AccountType[] {
  if (kind === "micro") return product === "shoukuanbao" ? ["personal"] : [];
  if (kind === "enterprise") return ["corporate"];
  return product === "traditional_pos" ? ["corporate"] : ["personal", "corporate"];
}

export function productsFor(kind: MerchantKind): readonly Product[] {
  return PRODUCTS.filter((product) => accountTypesFor(kind, product).length > 0);
}
