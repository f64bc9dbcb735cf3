/** How the page of a report looks: by day and by night, on a phone and on paper. */
export const pageStyle = `
:root { --paper: #fbfaf7; --ink: #22262b; --soft: #666c74; --line: #e2dfd8; --card: #fff;
  --full: #1f7a55; --most: #a36a00; --some: #b3372f; --hit: #e4f3ea; --miss: #fbe4e1; --part: #fdf0d3; --link: #175e9c; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171b; --ink: #e6e3dc; --soft: #9aa1a9; --line: #2c3138; --card: #1b1f25;
  --full: #5cc394; --most: #e0ab4a; --some: #ee8078; --hit: #16301f; --miss: #3d1e1d; --part: #3a2f14; --link: #82b8ea; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 ui-sans-serif, system-ui, sans-serif; }
header, main { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font: 600 2.2rem/1.2 ui-serif, Georgia, serif; margin: 2.5rem 0 .4rem; }
h1 small { font-size: 1rem; color: var(--soft); font-weight: 400; }
h2 { font: 600 1.35rem/1.3 ui-serif, Georgia, serif; margin: 2.6rem 0 .8rem; }
header p { color: var(--soft); max-width: 46rem; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
code { font: .86em ui-monospace, monospace; color: var(--soft); }
.gauges { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin: 1.4rem 0; }
.gauge { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: .9rem 1rem; display: grid; }
.gauge b { font-size: 1.7rem; line-height: 1.2; } .gauge small { color: var(--soft); }
.gauge i, .bar { display: block; height: .35rem; border-radius: 1rem; margin: .45rem 0 .25rem;
  background: linear-gradient(currentColor, currentColor) 0 / var(--share) 100% no-repeat, var(--line); }
.gauge.full b, .gauge.full i, .meter.full i { color: var(--full); }
.gauge.most b, .gauge.most i, .meter.most i { color: var(--most); }
.gauge.some b, .gauge.some i, .meter.some i { color: var(--some); }
nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
nav b { color: var(--soft); font-weight: 400; }
.card, .file { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: .55rem 0; }
.card > summary, .file > summary { cursor: pointer; padding: .65rem 1rem; }
.card span, .file span { color: var(--soft); } .card .bar { color: var(--link); }
.card.error > summary b { color: var(--some); } .card.warning > summary b { color: var(--most); }
.test { position: relative; border-top: 1px solid var(--line); }
.test pre { margin: 0; padding: .8rem 1rem; overflow: auto; font: .82rem/1.5 ui-monospace, monospace; }
.test button { position: absolute; top: .5rem; right: .6rem; font: inherit; font-size: .8rem; color: var(--ink);
  background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .1rem .7rem; cursor: pointer; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; } td { font-variant-numeric: tabular-nums; white-space: nowrap; } tr.never { background: var(--miss); }
.meter i { display: inline-block; width: 5rem; height: .45rem; border-radius: 1rem; margin-right: .6rem;
  background: linear-gradient(currentColor, currentColor) 0 / var(--share) 100% no-repeat, var(--line); }
.missed { list-style: none; padding: 0; } .missed li { padding: .3rem 0; border-bottom: 1px solid var(--line); }
.missed q { display: block; color: var(--soft); quotes: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.file ol { list-style: none; margin: 0; padding: .3rem 0; border-top: 1px solid var(--line); overflow: auto;
  font: .8rem/1.55 ui-monospace, monospace; }
.file li { display: grid; grid-template-columns: 3.2rem 3.4rem 1fr; } .file li a, .file li b { color: var(--soft); text-align: right; padding-right: .7rem; font-weight: 400; user-select: none; }
.file li span { color: var(--ink); white-space: pre-wrap; padding: 0 .7rem; border-left: 3px solid transparent; }
.file .hit span { background: var(--hit); border-color: var(--full); } .file .miss span { background: var(--miss); border-color: var(--some); }
.file .part span { background: var(--part); border-color: var(--most); } .file li:target span { outline: 2px solid var(--link); }
@media print { nav, .test button { display: none; } }
`;

/** Opens the file that a link leads into, and copies tests. The page reads as well without it. */
export const pageScript = `
const open = () => { const at = document.getElementById(decodeURI(location.hash.slice(1))); const file = at && at.closest('details');
  if (file) { file.open = true; at.scrollIntoView({ block: 'center' }); } };
addEventListener('hashchange', open); open();
for (const button of document.querySelectorAll('.test button')) button.addEventListener('click', async () => {
  await navigator.clipboard.writeText(button.nextElementSibling.textContent); button.textContent = 'Copied'; });
`;
