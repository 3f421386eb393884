import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";

export const PREMISES = ["counter", "stall", "mobile"] as const;
/** Where the merchant takes payments: at a counter, at a stall, or on the way (delivery, visits). */
export type Premises = (typeof PREMISES)[number];

interface Merchant {
  kind: MerchantKind;
  product: Product;
  premises?: Premises | undefined;
}

interface Model {
  product: Product;
  supportsHuabei: boolean;
  terminalType: string;
}

/** Smart terminals (04) and barcode terminals (10) of the PBoC's list. */
const SMART = "04";
const BARCODE = "10";

/** Why a model fits a merchant, as reason codes; more reasons fit better. */
export function recommendationReasons(merchant: Merchant, model: Model, inStock: number): string[] {
  const reasons: [boolean, string][] = [
    [model.product === merchant.product, "fits_product"],
    [model.supportsHuabei, "takes_huabei"],
    [inStock > 0, "in_stock"],
    [isSmall(merchant) && model.terminalType === BARCODE, "small_counter"],
    [merchant.premises === "mobile" && model.terminalType === SMART, "goes_along"],
    [merchant.kind === "enterprise" && model.terminalType === SMART, "prints_and_takes_cards"],
  ];
  return reasons.filter(([fits]) => fits).map(([, reason]) => reason);
}

function isSmall({ kind, premises }: Merchant): boolean {
  return premises === undefined ? kind === "micro" : premises === "stall";
}
