import { formatFen } from "#server/domain/money/yuan.ts";
import { html } from "#server/markup.ts";
import type { BankRow, MockBank } from "./mock-bank.ts";

const WORDS = {
  "zh-CN": {
    title: "模拟银行",
    about: "演示环境：入网打出的款项都在这里，就像商户自己的银行流水。验证账户时，请读出小额到账金额。",
    none: "还没有任何款项。",
    other: "English",
    status: { accepted: "处理中", arrived: "已到账", rejected: "已拒绝", returned: "已退回" },
    columns: ["时间", "账户", "摘要", "金额", "状态"],
  },
  en: {
    title: "Mock bank",
    about:
      "Demo: everything that the portal pays out is here, as on a merchant's own statement. To prove an account, read back its small credit.",
    none: "No money has been sent yet.",
    other: "中文",
    status: { accepted: "Under way", arrived: "Credited", rejected: "Refused", returned: "Given back" },
    columns: ["Time", "Account", "Memo", "Amount", "State"],
  },
} as const;

/** What the mock bank was asked to pay, the newest first. */
export function statementPage(bank: MockBank, asked: string): string {
  const language = asked === "en" ? "en" : "zh-CN";
  const words = WORDS[language];
  const rows = bank.rows();
  const line = (row: BankRow) => html`<tr><td>${new Date(row.changed_at).toISOString().slice(0, 19)}Z</td>
<td>**** ${row.account_ending} ${row.account_name}</td><td>${row.memo}</td><td style="text-align:right">${formatFen(row.amount_fen)}</td>
<td>${words.status[row.status]}${row.reason === null || row.status === "accepted" ? "" : ` · ${row.reason}`}</td></tr>`;
  const table = html`<table style="width:100%;border-collapse:collapse"><thead><tr>${words.columns.map((name) => html`<th style="text-align:left">${name}</th>`)}</tr></thead><tbody>${rows.map(line)}</tbody></table>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="stylesheet" href="/wallet/wallet.css"></head>
<body><div class="page" style="max-width:960px"><header><p>${words.about}</p><a href="?lang=${language === "en" ? "zh-CN" : "en"}">${words.other}</a></header>
<main><h1>${words.title}</h1><div style="overflow-x:auto">${rows.length === 0 ? html`<p>${words.none}</p>` : table}</div></main></div></body></html>`
    .text;
}
