import { type PageLanguage, pageLanguage } from "#server/gateway/mock/pages/language.ts";
import { html, type Markup } from "#server/markup.ts";
import type { Visit } from "./wallet-visit.ts";
import { WALLET_WORDS, type WalletWords } from "./wallet-words.ts";

/** One visit as somebody reads it. */
export interface Reading extends Visit {
  language: PageLanguage;
  /** The page's own address. */
  address: string;
  words: WalletWords;
}

export function readingOf(request: Request, visit: Visit): Reading {
  const language = pageLanguage(request);
  return { ...visit, language, address: request.url, words: WALLET_WORDS[language] };
}

/** A form that sends one step of this order. */
export function stepForm(reading: Reading, verb: string, inside: Markup): Markup {
  const action = `/wallet/${reading.intent.id}/${verb}?lang=${reading.language}`;
  return html`<form class="${verb}" method="post" action="${action}">${inside}</form>`;
}
