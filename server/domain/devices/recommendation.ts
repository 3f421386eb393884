import type { MerchantKind, Product } from "../application/kinds.ts";

interface Merchant {
  kind: MerchantKind;
  product: Product;
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
    [merchant.kind === "micro" && model.terminalType === BARCODE, "small_counter"],
    [merchant.kind === "enterprise" && model.terminalType === SMART, "prints_and_takes_cards"],
  ];
  return reasons.filter(([fits]) => fits).map(([, reason]) => reason);
}
