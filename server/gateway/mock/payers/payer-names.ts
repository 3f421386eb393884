import type { PageLanguage } from "#server/gateway/mock/pages/language.ts";
import { fill } from "#server/markup.ts";
import type { WalletBrand } from "./brands.ts";
import type { PayerCard, PayerRecord } from "./payer.ts";
import { PAYER_WORDS } from "./payer-words.ts";
import type { Source } from "./sources.ts";

export function payerName(payer: PayerRecord, language: PageLanguage): string {
  return payer.name === "" ? fill(PAYER_WORDS[language].newPhone, { id: payer.id.slice(-4) }) : payer.name;
}

export function cardName(card: PayerCard, language: PageLanguage): string {
  const words = PAYER_WORDS[language];
  return fill(words.card, { bank: words.banks[card.bank], kind: words.kinds[card.kind], last4: card.last4 });
}

export function sourceName(source: Source, brand: WalletBrand, language: PageLanguage): string {
  if (source.card !== null) return cardName(source.card, language);
  const words = PAYER_WORDS[language];
  return source.kind === "huabei" ? words.huabei : words.balances[brand];
}
