import { html, type Markup } from "#server/markup.ts";
import type { MockTracker, Subscription } from "./mock-tracker.ts";
import { LINES } from "./report.ts";

const WORDS = {
  "zh-CN": {
    title: "模拟快递",
    about: "演示环境：在这里替承运商移动包裹，入网会收到签名回调。",
    none: "还没有包裹交给承运商。",
    abort: "查无此单",
    other: "English",
    words: Object.fromEntries(Object.entries(LINES).map(([code, { word }]) => [code, word])),
  },
  en: {
    title: "Mock carrier",
    about: "Demo: move parcels in the carrier's place; the portal is called back, signed.",
    none: "No parcel has been handed to a carrier yet.",
    abort: "Number unknown",
    other: "中文",
    words: {
      "1": "Collected",
      "0": "In transit",
      "5": "Out for delivery",
      "3": "Signed for",
      "2": "Problem",
      "14": "Refused",
      "6": "Going back",
      "4": "Back at sender",
      "7": "Forwarded",
      "8": "Customs",
    } as Record<string, string>,
  },
} as const;

/** The order in which a parcel usually passes the codes. */
const BUTTONS = ["1", "0", "5", "3", "2", "14", "6", "4", "7"];

/** Every parcel that somebody follows, with what may happen to it next. */
export function parcelsPage(tracker: MockTracker, asked: string): string {
  const language = asked === "en" ? "en" : "zh-CN";
  const words = WORDS[language];
  const parcels = tracker.subscriptions();
  const body =
    parcels.length === 0 ? html`<p>${words.none}</p>` : parcels.map((one) => card(tracker, one, language));
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="stylesheet" href="/wallet/wallet.css">
<style>.moves{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}.moves button{min-height:44px}</style></head>
<body><div class="page"><header><p>${words.about}</p><a href="?lang=${language === "en" ? "zh-CN" : "en"}">${words.other}</a></header>
<main><h1>${words.title}</h1>${body}</main></div></body></html>`.text;
}

function card(tracker: MockTracker, { number, company }: Subscription, language: keyof typeof WORDS): Markup {
  const words = WORDS[language];
  const [newest] = tracker.way(number);
  const button = (code: string, label: string) =>
    html`<button class="quiet" type="submit" name="code" value="${code}">${label}</button>`;
  return html`<section class="card"><h2>${company} ${number}</h2>
<p class="note">${newest === undefined ? "" : `${newest.time} · ${newest.context}`}</p>
<form class="moves" method="post" action="/kuaidi100/parcels/${number}/lines">${BUTTONS.map((code) => button(code, words.words[code] ?? code))}${button("abort", words.abort)}</form></section>`;
}
