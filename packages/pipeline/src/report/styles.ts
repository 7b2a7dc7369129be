/** Everything but the viewer: colours for light and dark, type, tables, cards, paper. */
export const styles = `
:root {
  color-scheme: light dark;
  --page: #f6f6f4; --sheet: #ffffff; --edge: #dddcd8; --text: #1c1c1b; --quiet: #5d5c58;
  --accent: #0a6660; --good: #19703f; --caution: #8a5200; --bad: #b3261e;
  --good-wash: #e5f3ea; --caution-wash: #fbf0dc; --bad-wash: #fbe7e5; --track: #e7e6e2;
  font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141414; --sheet: #1d1d1d; --edge: #353534; --text: #ecebe8; --quiet: #a8a6a0;
    --accent: #72cfc6; --good: #77d29a; --caution: #ebb75f; --bad: #ff9c92;
    --good-wash: #17291e; --caution-wash: #2e2413; --bad-wash: #351b19; --track: #333332;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: clamp(1rem, 3vw, 2.5rem); max-width: 76rem; background: var(--page); color: var(--text); }
h1, h2, h3, h4, p, ul, figure, fieldset, dl, dd { margin: 0; padding: 0; }
h1 { padding-left: 0.9rem; border-left: 0.3rem solid var(--tone, var(--good)); font-size: clamp(1.5rem, 3.6vw, 2.2rem); line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.25; font-weight: 640; letter-spacing: -0.01em; margin-bottom: 0.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
h3 small { font-weight: 400; color: var(--quiet); margin-left: 0.4em; }
h4 { font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
ul { list-style: none; }
a { color: var(--accent); }
a:focus-visible, input:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: 0.8em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.intro { max-width: 46rem; color: var(--quiet); text-wrap: pretty; }

header { margin-bottom: 1.75rem; }
.brand { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; margin-bottom: 1rem; font-size: 0.875rem; color: var(--quiet); overflow-wrap: anywhere; }
.brand b { color: var(--text); letter-spacing: -0.01em; }
h1.caution { --tone: var(--caution); } h1.bad { --tone: var(--bad); } h1:is(.good, .caution, .bad) { color: var(--text); }
.lead { margin-top: 0.75rem; max-width: 46rem; font-size: 1.06rem; color: var(--quiet); text-wrap: pretty; }
.chips { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1.1rem; }
.chip { display: inline-flex; gap: 0.45em; padding: 0.3rem 0.8rem; border-radius: 99px; font-size: 0.875rem; text-decoration: none; }
.chip:hover { text-decoration: underline; }
.good { color: var(--good); } .caution { color: var(--caution); } .bad { color: var(--bad); }
.chip.good, .notice.good, .state.good { background: var(--good-wash); }
.chip.caution, .notice.caution, .state.caution { background: var(--caution-wash); }
.chip.bad, .notice.bad, .state.bad { background: var(--bad-wash); }
.state { padding: 0.1rem 0.55rem; border-radius: 99px; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.state.quiet { background: var(--track); }
.notice { margin: 0.75rem 0; padding: 0.7rem 1rem; border-radius: 0.6rem; max-width: 46rem; }
.notice ul { padding-left: 1.1rem; list-style: disc; }

main > section:not(.viewer), details { margin-top: 1.25rem; padding: clamp(1rem, 2.5vw, 1.75rem); background: var(--sheet); border: 1px solid var(--edge); border-radius: 0.9rem; }
.table { overflow-x: auto; margin-top: 0.9rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.55rem 0.9rem 0.55rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--edge); }
thead th, thead td { border-top: 0; font-size: 0.8125rem; font-weight: 600; color: var(--quiet); white-space: nowrap; }
tbody th { font-weight: 550; }
.num { text-align: right; white-space: nowrap; }
.facts td { width: 40%; overflow-wrap: anywhere; }
.facts .quiet, .factor { white-space: nowrap; }
tr[data-finding] a { display: inline-block; min-width: 1.75rem; padding: 0.05rem 0.3rem; border-radius: 99px; text-align: center; font-weight: 650; text-decoration: none; background: var(--text); color: var(--sheet); }
tr.lit > * { background: var(--caution-wash); }
.checks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 0.75rem; margin-top: 0.9rem; }
.checks li, .card { padding: 0.9rem 1.1rem; border: 1px solid var(--edge); border-radius: 0.7rem; font-size: 0.9375rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 0.75rem; margin: 0.9rem 0; }
.value { font-size: 1.9rem; font-weight: 640; line-height: 1.3; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.value small { font-size: 0.55em; font-weight: 500; color: var(--quiet); letter-spacing: 0; }
.grade { display: flex; align-items: center; gap: 0.6rem; margin-bottom: 0.35rem; font-weight: 600; }
.card .bands { border: 0; padding: 0; background: none; color: var(--quiet); font-size: 0.875em; margin: -0.2rem 0 0.35rem; }
.steps { display: inline-flex; gap: 3px; }
.steps i { width: 1.1rem; height: 0.4rem; border-radius: 2px; background: var(--track); }
.steps .on { background: currentColor; }
.grade-5, .grade-4 { color: var(--good); } .grade-3 { color: var(--caution); } .grade-2, .grade-1 { color: var(--bad); }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.3rem 0; border-top: 1px solid var(--edge); font-size: 0.9375rem; }
dl > div:first-child { border-top: 0; }
dt { flex: 0 0 9.5rem; color: var(--quiet); }
dd { flex: 1 1 10rem; overflow-wrap: anywhere; }
.card dl { margin-top: 0.5rem; }
.card dt { flex: 1; } .card dd { flex: 0 1 auto; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 3rem; }
.bar { display: block; width: 100%; min-width: 5rem; height: 6px; margin-top: 0.35rem; }
.track { fill: var(--track); } .fill { fill: var(--accent); }
.timings td:last-child { width: 50%; vertical-align: middle; padding-right: 0; }
.timings .bar { margin: 0; }
.total > * { font-weight: 650; }
.chosen > * { background: color-mix(in srgb, var(--good-wash) 55%, transparent); }
.details { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.5rem; }
.detail { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
.detail h3 { grid-column: 1 / -1; }
.detail img { display: block; width: 100%; border-radius: 0.4rem; image-rendering: pixelated; }
figcaption { font-size: 0.875rem; color: var(--quiet); }
summary { cursor: pointer; font-weight: 600; }
pre { overflow-x: auto; margin: 1rem 0 0; font: 0.8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
footer { margin: 1.5rem 0; font-size: 0.875rem; color: var(--quiet); }

@media (max-width: 40rem) {
  .facts { table-layout: fixed; font-size: 0.875rem; }
  .facts tr > :first-child { width: 6rem; } .facts td { width: auto; } .facts .quiet { display: block; white-space: normal; }
  .stack :is(tbody, tr, td, th) { display: block; } .stack thead { display: none; }
  .stack tr { padding: 0.6rem 0; border-top: 1px solid var(--edge); } .stack :is(td, th) { padding: 0.1rem 0; border: 0; }
}
@media print {
  :root { color-scheme: light; --page: #fff; font-size: 11px; }
  body { max-width: none; padding: 0; }
  main > section:not(.viewer) { break-inside: avoid; border-radius: 0; padding: 0.75rem 0; border-width: 1px 0 0; }
  details { display: none; }
}
`;
