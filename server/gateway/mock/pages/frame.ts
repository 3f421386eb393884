import { html, type Markup } from "#server/markup.ts";
import type { PageLanguage } from "./language.ts";

export interface Frame {
  language: PageLanguage;
  title: string;
  /** What the page is, above everything. */
  note: string;
  /** The page's own address, which the link to the other language keeps. */
  address: string;
  /** A style sheet besides the wallet's. */
  style?: string;
}

/** What the language that a page is not in calls itself. */
const OTHER: Record<PageLanguage, { language: PageLanguage; name: string }> = {
  "zh-CN": { language: "en", name: "English" },
  en: { language: "zh-CN", name: "中文" },
};

/** The whole document around a page of the gateway: no script, and nothing loaded from elsewhere. */
export function framed(frame: Frame, main: Markup): string {
  const { language: other, name } = OTHER[frame.language];
  const search = new URL(frame.address).searchParams;
  search.set("lang", other);
  const style = frame.style === undefined ? null : html`<link rel="stylesheet" href="${frame.style}">`;
  return html`<!doctype html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.title}</title>
<link rel="stylesheet" href="/wallet/wallet.css">${style}
</head>
<body>
<div class="page">
<header><p>${frame.note}</p><a href="?${search.toString()}" lang="${other}" hreflang="${other}">${name}</a></header>
<main>${main}</main>
</div>
</body>
</html>`.text;
}
