/** What the dashboard adds to the wallet's style: a wide page of lines and forms. */
export const DASHBOARD_STYLE = `
.page { max-width: 1080px; }
nav.rooms { display: flex; flex-wrap: wrap; gap: 0 12px; border-bottom: 1px solid var(--line); }
nav.rooms a { text-decoration: none; } nav.rooms a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
h1 { overflow-wrap: anywhere; }
.done { margin: 0; padding: 12px 16px; border-radius: 10px; background: var(--wash); }
.rows { list-style: none; margin: 0; padding: 0; }
.rows li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; padding: 10px 0; border-bottom: 1px solid var(--line); }
.rows li:last-child { border-bottom: 0; } .rows a { overflow-wrap: anywhere; }
.rows > li > div > a { display: inline-flex; align-items: center; min-height: 24px; }
.rows small { display: block; color: var(--soft); font-size: 13px; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.rows .end { text-align: right; max-width: 14rem; font-variant-numeric: tabular-nums; }
.rows li a { font-size: 14px; }
@media (max-width: 600px) { .rows li a { font-size: 13px; } .deliveries li { grid-template-columns: 1fr; } .deliveries .end { text-align: left; max-width: none; } }
.finder { gap: 4px; } .finder label { font-size: 14px; color: var(--soft); }
.finder div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; max-width: 480px; } .finder button { min-height: 48px; }
.finder input, .fields input { width: 100%; min-height: 48px; font: inherit; border: 1px solid var(--soft); border-radius: 10px;
  background: var(--paper); color: var(--ink); padding: 0 12px; }
.controls { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 16px; align-items: start; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; }
.control { max-width: 480px; } .control + .control { margin-top: 16px; } .control button { min-height: 44px; }
.planned { margin: 0; padding-inline-start: 20px; } code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
pre { margin: 0; white-space: pre-wrap; max-height: 40rem; overflow: auto; } pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
