import type { SourceFile } from '../base/index.js';
import { type Measure, measures, percent, type Ratio } from './coverage.js';
import type { FileHits } from './line-hits.js';
import { pageScript, pageStyle } from './page-style.js';
import type {
  At,
  Report,
  ReportedEnding,
  ReportedFinding,
  ReportedGoal,
  ReportedMiss,
  ReportedMission,
} from './report.js';
import { counted, describeStop, number } from './report-text.js';

export interface HtmlInput {
  readonly report: Report;
  readonly files: readonly FileHits[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** A report as one page that needs nothing else: no script of others, no font, no network. */
export function reportHtml({ report, files, sources }: HtmlInput): string {
  const { pack, missions, endings, findings, missed } = report;
  const title = `${pack.title} ${pack.version}: what was explored`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escape(pack.title)} <small>${escape(pack.version)}</small></h1>
<p>${escape(searched(report))}</p>
<div class="gauges">${measures
    .filter((measure) => report.coverage[measure].of > 0)
    .map((measure) => gauge(measure, report.coverage[measure]))
    .join('')}</div>
<nav>${links([
    ...(missions.length > 0 ? [['missions', 'Missions', missions.length] as const] : []),
    ['endings', 'Endings', endings.length],
    ['findings', 'Findings', findings.length],
    ['scenes', 'Scenes', report.scenes.length],
    ['missed', 'Never reached', missed.length],
    ['source', 'Source', files.length],
  ])}</nav>
</header>
<main>
${missions.length === 0 ? '' : `<section id="missions"><h2>Missions</h2>${missions.map(missionCards).join('\n')}</section>\n`}<section id="endings"><h2>Endings</h2>${endings.length === 0 ? '<p>No ending was reached.</p>' : endings.map((ending) => endingCard(ending, endings)).join('\n')}</section>
<section id="findings"><h2>Findings</h2>${findings.length === 0 ? '<p>Nothing went wrong.</p>' : findings.map(findingCard).join('\n')}</section>
<section id="scenes"><h2>Scenes</h2>${scenesTable(report)}</section>
<section id="missed"><h2>Never reached</h2>${missedList(missed)}</section>
<section id="source"><h2>Source</h2>${files.map((file) => sourceOf(file, sources)).join('\n')}</section>
</main>
<script>${pageScript}</script>
</body>
</html>
`;
}

function searched({ states, depth, turns, walks, stopped, frontier }: Report): string {
  const all = stopped === 'complete' ? 'all of them' : `${number(frontier)} not gone on from`;
  const walked = walks.plain + walks.guided;
  return `${counted(turns, 'turn')}; ${counted(states, 'state')} within ${counted(depth, 'turn')}, ${all}; ${counted(walked, 'walk')} by chance. ${describeStop(stopped)}`;
}

function links(entries: readonly (readonly [string, string, number])[]): string {
  return entries.map(([id, name, count]) => `<a href="#${id}">${name} <b>${number(count)}</b></a>`).join('');
}

function gauge(measure: Measure, ratio: Ratio): string {
  const share = percent(ratio);
  return `<div class="gauge ${grade(share)}"><b>${share} %</b><span>${measure}</span><i style="--share:${share}%"></i><small>${number(ratio.hit)} of ${number(ratio.of)}</small></div>`;
}

/** Colour goes by how much is missing. */
function grade(share: number): string {
  return share === 100 ? 'full' : share >= 80 ? 'most' : 'some';
}

function missionCards({ name, title, goals }: ReportedMission): string {
  return `<h3>${escape(title)} <code>${escape(name)}</code></h3>${goals.map(goalCard).join('\n')}`;
}

function goalCard({ message, at, answer }: ReportedGoal): string {
  switch (answer.shown) {
    case 'playthrough':
      return `<details class="card"><summary>${marked(message)} <span>${answer.shortest ? 'shortest' : 'found'} in ${counted(answer.turns, 'turn')} · ${link(at)}</span></summary>${block(answer.test)}</details>`;
    case 'impossible':
      return `<p class="card warning">${marked(message)}: never: ${marked(answer.reason)} <span>${link(at)}</span></p>`;
    case 'not':
      return `<p class="card">${marked(message)} <span>not shown · ${link(at)}</span></p>`;
  }
}

function endingCard(
  { title, scene, at, share, turns, shortest, test }: ReportedEnding,
  all: readonly ReportedEnding[],
): string {
  const most = Math.max(...all.map((each) => each.share ?? 0), 0.000_1);
  const bar = share === undefined ? '' : `<i class="bar" style="--share:${((share / most) * 100).toFixed(1)}%"></i>`;
  const part = share === undefined ? '' : `${(share * 100).toFixed(1)} % of the walks · `;
  return `<details class="card"><summary><b>${escape(title)}</b> <code>${escape(scene)}</code> <span>${part}${shortest ? 'shortest' : 'found'} in ${counted(turns, 'turn')} · ${link(at)}</span>${bar}</summary>${block(test)}</details>`;
}

function findingCard({ kind, severity, message, at, turns, test }: ReportedFinding): string {
  return `<details class="card ${severity}"><summary><b>${escape(kind)}</b> ${marked(message)} <span>${link(at)} · ${counted(turns, 'turn')}</span></summary>${block(test)}</details>`;
}

function block(test: string): string {
  return `<div class="test"><button type="button">Copy</button><pre>${escape(test)}</pre></div>`;
}

function scenesTable({ scenes }: Report): string {
  const rows = scenes.map(({ name, title, at, entered, lines, choices }) => {
    const cells = [lines, choices].map((ratio) => {
      const share = percent(ratio);
      const figure = ratio.of === 0 ? '' : `${ratio.hit}/${ratio.of}`;
      return `<td class="meter ${ratio.of === 0 ? '' : grade(share)}"><i style="--share:${ratio.of === 0 ? 0 : share}%"></i><span>${figure}</span></td>`;
    });
    return `<tr class="${entered === 0 ? 'never' : ''}"><th scope="row">${link(at, title ?? name)} <code>${escape(name)}</code></th><td>${number(entered)}</td>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><th scope="col">Scene</th><th scope="col">Entered</th><th scope="col">Lines</th><th scope="col">Choices</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function missedList(missed: readonly ReportedMiss[]): string {
  if (missed.length === 0) return '<p>Everything was reached.</p>';
  const items = missed.map(({ at, message, text }) => {
    const quote = text === '' ? '' : `<q>${escape(text)}</q>`;
    return `<li>${link(at)} ${marked(message)} ${quote}</li>`;
  });
  return `<ul class="missed">${items.join('\n')}</ul>`;
}

/** A file with a mark and a count at each line that something stands on. */
function sourceOf({ file, lines, branches }: FileHits, sources: ReadonlyMap<string, SourceFile>): string {
  const source = sources.get(file);
  if (!source) return '';
  const open = new Map<number, string[]>();
  for (const { line, ways } of branches) {
    const missing = ways.filter(({ hits }) => hits === 0).map(({ name }) => name);
    if (missing.length > 0) open.set(line, [...(open.get(line) ?? []), ...missing]);
  }
  const rows: string[] = [];
  for (let line = 1; line <= source.lines.count; line++) {
    const hits = lines.get(line);
    const missing = open.get(line);
    const state = hits === undefined ? '' : hits === 0 ? 'miss' : missing ? 'part' : 'hit';
    const count = hits === undefined ? '' : hits > 9_999 ? `${Math.floor(hits / 1000)}k` : String(hits);
    const hint = missing && hits !== 0 ? ` title="never: ${escape(missing.join(', '))}"` : '';
    rows.push(
      `<li id="${anchor(file, line)}" class="${state}"${hint}><a href="#${encodeURI(anchor(file, line))}">${line}</a><b>${count}</b><span>${escape(source.lines.textOf(line))}</span></li>`,
    );
  }
  const counts = [...lines.values()];
  const hit = counts.filter((count) => count > 0).length;
  return `<details class="file"><summary><b>${escape(file)}</b> <span>${hit} of ${counts.length} lines</span></summary><ol>${rows.join('')}</ol></details>`;
}

function anchor(file: string, line: number): string {
  return `${encodeURIComponent(file)}:${line}`;
}

function link(at: At | undefined, name?: string): string {
  if (!at) return name === undefined ? '' : escape(name);
  const text = name ?? `${at.file}:${at.line}`;
  // The address is escaped once for the page and once for the part after #, which browsers decode.
  return `<a href="#${encodeURI(anchor(at.file, at.line))}">${escape(text)}</a>`;
}

/** What stands between backticks is code. */
function marked(message: string): string {
  return escape(message).replace(/`([^`]*)`/g, '<code>$1</code>');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
