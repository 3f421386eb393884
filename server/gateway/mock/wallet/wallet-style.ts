/** The wallet's style sheet: paper and ink, one teal accent, light and dark by the reader's setting. */
export const WALLET_STYLE = `
@font-face { font-family: "Inter Variable"; font-weight: 100 900; font-display: swap; src: url(/wallet/inter.woff2) format("woff2"); }
:root { color-scheme: light dark; --paper: #faf9f6; --card: #ffffff; --ink: #1b1f1e; --soft: #57605d; --line: #e2e3de;
  --accent: #0b5f5a; --on-accent: #ffffff; --bad: #a3291d; --amber: #7a4b00; --wash: #eef4f2; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #121514; --card: #1a1e1d; --ink: #eceeec; --soft: #a7b0ad; --line: #2e3432; --accent: #6cc9bf;
    --on-accent: #06201d; --bad: #ff9d90; --amber: #f1c27a; --wash: #1f2a28; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5; font-size: 16px;
  font-family: "Inter Variable", "PingFang SC", "Hiragino Sans GB", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei",
  system-ui, sans-serif; -webkit-text-size-adjust: 100%; text-rendering: optimizeLegibility; }
.page { max-width: 480px; margin: 0 auto; padding: 12px 16px 48px; }
header { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-height: 44px; }
header p { margin: 0; font-size: 13px; color: var(--amber); }
a { color: var(--accent); text-underline-offset: 3px; }
header a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 8px; white-space: nowrap; }
main { display: grid; gap: 16px; }
h1 { font-size: 20px; margin: 8px 0 0; font-weight: 600; }
h2 { font-size: 16px; margin: 0 0 8px; font-weight: 600; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; }
.sum { text-align: center; }
.sum p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
.sum .money { font-size: 40px; line-height: 1.2; font-weight: 650; color: var(--ink); }
.sum dl { text-align: start; font-size: 14px; gap: 4px 16px; } .sum dd { overflow-wrap: anywhere; }
.money, td, dd, .rate { font-variant-numeric: tabular-nums; }
.rate { font-size: 32px; line-height: 1.2; font-weight: 650; color: var(--accent); margin: 0; }
.label { margin: 0; color: var(--soft); font-size: 14px; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 8px 16px; margin: 12px 0 0; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; }
.scroll { max-height: 22rem; overflow: auto; } .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { font-weight: 500; color: var(--soft); text-align: right; padding: 6px 4px; border-bottom: 1px solid var(--line); }
td { text-align: right; padding: 8px 4px; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
td:last-child { font-weight: 600; }
tr:last-child td { border-bottom: 0; }
form { display: grid; gap: 12px; margin: 0; } form h2 { margin: 0; }
/* The plan may be long; agreeing to it stays within reach of the thumb. */
form.confirm > button { position: sticky; bottom: 12px; box-shadow: 0 0 0 8px var(--paper); }
label.check { display: grid; grid-template-columns: 24px 1fr; gap: 10px; align-items: start; min-height: 44px; }
input:is([type=checkbox], [type=radio]) { width: 22px; height: 22px; margin: 1px 0 0; accent-color: var(--accent); }
label.check small { display: block; color: var(--soft); font-size: 14px; }
label.check:has(:disabled) { color: var(--soft); }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 8px; }
legend { padding: 0; margin: 0 0 8px; font-weight: 600; }
fieldset.row { grid-template-columns: repeat(auto-fit, minmax(96px, 1fr)); } fieldset.row button { padding: 4px 8px; }
.payer { margin: 0; font-size: 14px; color: var(--soft); overflow-wrap: anywhere; }
.payer a, nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 4px; }
h2.bad { color: var(--bad); }
.choices { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 8px; margin-top: 12px; }
.choices button { padding: 4px 8px; }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; } .card > p { margin: 0 0 4px; }
.acts { display: flex; align-items: center; justify-content: space-between; gap: 12px; margin-top: 8px; }
.acts button { min-height: 44px; } .acts a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 8px; }
.field { margin: 12px 0 0 !important; display: grid; gap: 4px; } .field label { font-size: 14px; color: var(--soft); }
:is(.field input, select) { width: 100%; min-height: 48px; font: inherit; font-variant-numeric: tabular-nums; border: 1px solid var(--soft);
  border-radius: 10px; background: var(--paper); color: var(--ink); padding: 0 12px; }
[aria-invalid] { border-color: var(--bad) !important; }
.bank-card { border-top: 1px solid var(--line); padding-top: 16px; margin-top: 16px; gap: 0 16px; } .bank-card legend { float: inline-start; }
.bank-card label.check { margin-top: 12px; }
.ways ul { margin: 0; padding-inline-start: 20px; display: grid; gap: 6px; }
input[type=password] { width: 100%; min-height: 52px; font-size: 24px; letter-spacing: 0.4em; text-align: center;
  border: 1px solid var(--soft); border-radius: 10px; background: var(--paper); color: var(--ink); padding: 0 12px; }
button { min-height: 52px; border-radius: 10px; border: 1px solid var(--accent); background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; padding: 0 16px; }
button.quiet { background: transparent; color: var(--accent); }
:is(button, input, a, summary):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
details summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; color: var(--soft); }
details summary::before { content: "›"; margin-right: 8px; } details[open] summary::before { content: "⌄"; }
details form { margin-top: 8px; }
.note { margin: 0; color: var(--soft); font-size: 14px; }
.alert { margin: 0; color: var(--bad); font-weight: 600; }
details.card { padding: 4px 16px; } details .scroll { margin-bottom: 12px; }
.outcome { text-align: center; padding: 24px 16px; } .outcome p { margin: 8px 0 0; }
.outcome svg { width: 56px; height: 56px; stroke: var(--accent); fill: none; stroke-width: 2; }
.outcome.bad svg { stroke: var(--bad); }
`;
