import { type DrawOptions, drawnWays } from './drawn-ways.js';
import { type as font, laidOut, type PlacedScene, type PlacedWay, type Point } from './layout.js';
import type { StoryGraph } from './story-graph.js';

/** The graph as a picture that stands for itself: no script, no font, nothing that is fetched. */
export function asSvg(graph: StoryGraph, options: DrawOptions): string {
  const picture = laidOut(graph, drawnWays(graph, options));
  const legend = legendOf(graph);
  const width = Math.max(picture.width, legendWidth);
  const height = picture.height + legendHeight;
  const { scenes } = graph;
  const description = `${scenes.length} ${scenes.length === 1 ? 'scene' : 'scenes'}, ${graph.ways.length} ways between them.`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(graph.title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${style}</style>`,
    `<defs>${marker('arrow', 'M0 0L8 4L0 8z', 8)}${marker('circle', 'M1 4a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z', 7)}</defs>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...picture.chapters.map(
      ({ x, y, width: w, height: h, name }) =>
        `<g class="chapter"><rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}" rx="10"/><text x="${px(x + 12)}" y="${px(y + 18)}">${escaped(name)}</text></g>`,
    ),
    ...picture.ways.map(wayLine),
    ...picture.scenes.map(sceneBox),
    // Last, so that no line crosses a word.
    ...picture.ways.map(wayText),
    `<g class="legend" transform="translate(24 ${picture.height + 6})">${legend}</g>`,
    '</svg>',
  ]
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

function sceneBox({ scene, title, name, x, y, width, height }: PlacedScene): string {
  const classes = [
    'scene',
    ...(scene.start ? ['start'] : []),
    ...(scene.ending ? ['ending'] : []),
    ...(scene.unreachable ? ['unreachable'] : []),
  ];
  const middle = px(x + width / 2);
  const inner = scene.ending
    ? `<rect class="inner" x="${px(x + 3.5)}" y="${px(y + 3.5)}" width="${px(width - 7)}" height="${px(height - 7)}" rx="5"/>`
    : '';
  const said = [scene.title ?? scene.id, scene.id, ...(scene.opens === undefined ? [] : [`opens when ${scene.opens}`])];
  return [
    `<g class="${classes.join(' ')}"><title>${escaped(said.join('\n'))}</title>`,
    `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="8"/>${inner}`,
    `<text class="title" x="${middle}" y="${px(y + (name === '' ? height / 2 + 5 : 22))}">${escaped(title)}</text>`,
    name === '' ? '' : `<text class="name" x="${middle}" y="${px(y + 38)}">${escaped(name)}</text>`,
    '</g>',
  ].join('');
}

function wayLine({ way, points }: PlacedWay): string {
  const classes = ['way', way.by, ...(way.conditional ? ['conditional'] : [])];
  const marker = way.by === 'visit' ? 'circle' : 'arrow';
  const told = way.full.length === 0 ? '' : `<title>${escaped(way.full.join('\n'))}</title>`;
  return `<path class="${classes.join(' ')}" d="${curve(points)}" marker-end="url(#${marker})">${told}</path>`;
}

function wayText({ way, label }: PlacedWay): string {
  if (!label) return '';
  const top = label.y - ((way.lines.length - 1) * font.line) / 2 + 4;
  const lines = way.lines.map(
    (line, index) => `<tspan x="${px(label.x)}" y="${px(top + index * font.line)}">${escaped(line)}</tspan>`,
  );
  return `<text class="at">${lines.join('')}</text>`;
}

/** A line by way of all points, its bends rounded: a curve through them would swing out, one beside them leave the texts. */
function curve(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  let path = `M${px(first.x)} ${px(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const at = points[i];
    const before = points[i - 1];
    const after = points[i + 1];
    if (!at || !before) continue;
    if (!after) {
      path += `L${px(at.x)} ${px(at.y)}`;
      continue;
    }
    const from = towards(at, before);
    const to = towards(at, after);
    path += `L${px(from.x)} ${px(from.y)}Q${px(at.x)} ${px(at.y)} ${px(to.x)} ${px(to.y)}`;
  }
  return path;
}

/** Where a bend begins: some way off, but never past the middle, where the next one may begin. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, 60 / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const legendHeight = 44;
const legendWidth = 620;

/** Says only what the picture shows. */
function legendOf(graph: StoryGraph): string {
  const entries: { readonly sample: string; readonly text: string }[] = [
    ...(graph.start === undefined ? [] : [{ sample: box('start'), text: 'start' }]),
    ...(graph.scenes.some((scene) => scene.ending)
      ? [{ sample: `${box('ending')}<rect class="inner" x="3" y="3" width="18" height="10" rx="2"/>`, text: 'can end' }]
      : []),
    ...(graph.scenes.some((scene) => scene.unreachable) ? [{ sample: box('unreachable'), text: 'never reached' }] : []),
    { sample: sample('way divert', 'arrow'), text: 'goes on' },
    { sample: sample('way divert conditional', 'arrow'), text: 'goes on, if' },
    ...(graph.ways.some((way) => way.by === 'visit')
      ? [{ sample: sample('way visit', 'circle'), text: 'visits, and comes back' }]
      : []),
  ];
  let x = 0;
  return entries
    .map(({ sample: drawn, text }) => {
      const at = x;
      x += 44 + text.length * font.smallColumn;
      const classes = /class="box (\w+)"/.exec(drawn)?.[1] ?? '';
      return `<g class="scene ${classes}" transform="translate(${px(at)} 8)">${drawn}<text class="name" text-anchor="start" style="text-anchor:start" x="30" y="12">${escaped(text)}</text></g>`;
    })
    .join('');
}

function box(name: string): string {
  return `<rect class="box ${name}" width="24" height="16" rx="4"/>`;
}

function sample(classes: string, marker: string): string {
  return `<path class="${classes}" d="M0 8L20 8" marker-end="url(#${marker})"/>`;
}

function marker(id: string, path: string, reach: number): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="${reach}" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="${path}"/></marker>`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text for an element or an attribute. Control characters are no XML, in whatever spelling. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Plain classes and no custom properties, which not every program that draws SVG knows. */
const style = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:#1d2428}',
  '.page{fill:#fff}',
  '.chapter rect{fill:#f3f5f4;stroke:#d5dbd8}',
  `.chapter text{font-size:${font.small}px;font-weight:600;fill:#5a6660}`,
  '.scene rect{fill:#fff;stroke:#6c7a74;stroke-width:1.2}',
  '.scene .inner{fill:none}',
  '.scene.start rect{stroke:#1f7a4d;stroke-width:3}',
  '.scene.ending rect{stroke:#9a6400}',
  '.scene.start.ending rect{stroke:#1f7a4d}',
  '.scene.unreachable rect{stroke:#b3261e;stroke-dasharray:5 3}',
  `.title{font-size:${font.title}px;font-weight:600;text-anchor:middle}`,
  `.name{font-size:${font.small}px;fill:#5a6660;text-anchor:middle}`,
  '.way{fill:none;stroke:#7b8a84;stroke-width:1.3}',
  '.conditional{stroke-dasharray:5 4}',
  '.head{fill:#7b8a84}',
  `.at{font-size:${font.small}px;text-anchor:middle;fill:#2b4a3c;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}`,
  '@media (prefers-color-scheme:dark){',
  'text{fill:#e4e9e6}',
  '.page{fill:#14181a}',
  '.chapter rect{fill:#1b2124;stroke:#2f383c}',
  '.chapter text,.name{fill:#9aa8a1}',
  '.scene rect{fill:#222a2e;stroke:#7d8b85}',
  '.scene.start rect,.scene.start.ending rect{stroke:#4cc38a}',
  '.scene.ending rect{stroke:#e0a63c}',
  '.scene.unreachable rect{stroke:#ff8a80}',
  '.scene .inner{fill:none}',
  '.way{stroke:#85958e}',
  '.head{fill:#85958e}',
  '.at{fill:#bfe3d0;stroke:#14181a}',
  '}',
].join('\n');
