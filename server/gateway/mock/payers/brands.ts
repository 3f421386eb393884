export const WALLET_BRANDS = ["alipay", "wechat_pay", "unionpay"] as const;
export type WalletBrand = (typeof WALLET_BRANDS)[number];

/** What a payer may pay from in each wallet, besides the cards bound there. */
export const BRANDS: Record<WalletBrand, { balance: boolean; huabei: boolean }> = {
  alipay: { balance: true, huabei: true },
  wechat_pay: { balance: true, huabei: false },
  unionpay: { balance: false, huabei: false },
};

/** Any of them reads the counter's general code; every other order is Alipay's. */
export function brandsFor(method: string | undefined): readonly WalletBrand[] {
  return method === "qr" ? WALLET_BRANDS : ["alipay"];
}
