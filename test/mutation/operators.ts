import { around, type Found, said } from './syntax.js';

/** One change to one file. */
export interface Change {
  /** What is told of it. */
  readonly what: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly put: string }[];
}

/** A kind of slip that somebody who edits a story makes; it finds all places of a file where it can be made. */
export interface Operator {
  readonly name: string;
  readonly changes: (nodes: readonly Found[], text: string) => readonly Change[];
}

/** What is no part of the story stays as it is: tests are what is to catch the mutants. */
const notTheStory = new Set(['test', 'pack']);

/** The operators, in the order of the table. */
export const operators: readonly Operator[] = [
  { name: 'delete a label', changes: (nodes, text) => eachOf(nodes, 'label', (node) => cut(text, node)) },
  { name: 'negate a guard', changes: (nodes, text) => nodes.filter(isCondition).map((node) => negated(text, node)) },
  { name: 'swap two guards', changes: swappedGuards },
  { name: 'rename a scene', changes: renamedScenes },
  { name: 'shift a figure', changes: (nodes, text) => nodes.filter(isFigure).flatMap((node) => shifted(text, node)) },
  { name: 'drop a fallback', changes: droppedFallbacks },
  { name: 'drop a divert', changes: (nodes, text) => eachOf(nodes, 'divert', (node) => cutDivert(text, node)) },
  { name: 'swap two diverts', changes: swappedDiverts },
  {
    name: 'delete an effect',
    changes: (nodes, text) => nodes.filter(isEffect).flatMap((node) => cutEffect(text, node)),
  },
  { name: 'change a speaker', changes: changedSpeakers },
  { name: 'drop a clause', changes: droppedClauses },
  {
    name: 'change a choice’s kind',
    changes: (nodes, text) => eachOf(nodes, 'choice', (node) => otherKind(text, node)),
  },
];

/** The text after a change. */
export function changed(text: string, { edits }: Change): string {
  let result = text;
  for (const { start, end, put } of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + put + result.slice(end);
  return result;
}

/** Nodes of a kind that belong to the story. */
function eachOf(nodes: readonly Found[], kind: string, change: (node: Found) => readonly Change[]): readonly Change[] {
  return nodes.filter((node) => node.kind === kind && isStory(node)).flatMap(change);
}

function isStory(node: Found): boolean {
  for (let at: Found | undefined = node; at; at = at.parent) if (notTheStory.has(at.kind)) return false;
  return true;
}

function source(text: string, { start, end }: Found): string {
  return text.slice(start, end);
}

/** Takes a thing out that has a line of its own. */
function cut(text: string, node: Found): readonly Change[] {
  const start = text.lastIndexOf('\n', node.start - 1) + 1;
  const until = text.indexOf('\n', node.end);
  const end = until < 0 ? text.length : until + 1;
  if (text.slice(start, node.start).trim() !== '' || text.slice(node.end, end).trim() !== '') return [];
  return [{ what: `without \`${source(text, node).trim()}\``, edits: [{ start, end, put: '' }] }];
}

const conditionRoles = new Set(['guard', 'condition', 'opens', 'when', 'done', 'fail', 'starts']);

/** What decides whether something is there or done. */
function isCondition(node: Found): boolean {
  return conditionRoles.has(node.role) && node.kind !== 'logicBlock' && isStory(node);
}

/** A node ends before a bracket that only groups: with what groups it, it can be moved and put into another. */
function grouped(text: string, node: Found): Found {
  const open = [...source(text, node)].reduce((depth, sign) => depth + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);
  const closing = /^(?:\s*\))*/.exec(text.slice(node.end))?.[0] ?? '';
  let end = node.end;
  for (let left = open; left > 0 && end < node.end + closing.length; left--) end = text.indexOf(')', end) + 1;
  return { ...node, end };
}

function negated(text: string, found: Found): Change {
  const node = grouped(text, found);
  const condition = source(text, node);
  const put = /^not [\w.]+$/.test(condition) ? condition.slice(4) : `not (${condition})`;
  return { what: `\`${condition}\` negated`, edits: [{ start: node.start, end: node.end, put }] };
}

/** The guards of two choices of one body. */
function swappedGuards(nodes: readonly Found[], text: string): readonly Change[] {
  const guards = nodes
    .filter((node) => node.role === 'guard' && node.parent?.kind === 'choice' && isStory(node))
    .map((node) => grouped(text, node));
  return guards.flatMap((first, index) => {
    const second = guards.slice(index + 1).find((other) => other.parent?.parent === first.parent?.parent);
    return second ? swap(text, first, second) : [];
  });
}

function swap(text: string, first: Found, second: Found): readonly Change[] {
  const [a, b] = [source(text, first), source(text, second)];
  if (a === b) return [];
  const edits = [
    { start: first.start, end: first.end, put: b },
    { start: second.start, end: second.end, put: a },
  ];
  return [{ what: `\`${a}\` and \`${b}\` swapped`, edits }];
}

/** Only where it is declared: who leads there is forgotten. */
function renamedScenes(nodes: readonly Found[], text: string): readonly Change[] {
  const names = nodes.filter(
    ({ kind, role, parent }) => kind === 'name' && role === 'name' && parent?.kind === 'scene',
  );
  return names.map((node) => {
    const name = source(text, node);
    return { what: `scene \`${name}\` renamed`, edits: [{ start: node.end, end: node.end, put: '_again' }] };
  });
}

function isFigure(node: Found): boolean {
  return (node.kind === 'int' || node.kind === 'float' || node.kind === 'unit') && isStory(node);
}

/** One more: of a range, a threshold, an amount, a step. */
function shifted(text: string, node: Found): readonly Change[] {
  const figure = source(text, node);
  const digits = /^\d[\d_]*/.exec(figure)?.[0];
  if (digits === undefined) return [];
  const put = String(Number(digits.replaceAll('_', '')) + 1);
  const edits = [{ start: node.start, end: node.start + digits.length, put }];
  return [{ what: `\`${figure}\` is one more`, edits }];
}

/** What happens else: a fallback choice, an `else`, an `otherwise`. */
function droppedFallbacks(nodes: readonly Found[], text: string): readonly Change[] {
  return nodes.filter(isStory).flatMap((node) => {
    if (node.kind === 'choice' && said(node, 'fallback') === true) return cut(text, node);
    if (node.kind === 'arm' && source(text, node).startsWith('otherwise')) return cut(text, node);
    if (node.role !== 'otherwise' || (node.parent?.kind !== 'if' && node.parent?.kind !== 'once')) return [];
    const before = /[ \t]*else\s*$/.exec(text.slice(0, node.start));
    if (!before) return [];
    return [{ what: 'without its `else`', edits: [{ start: before.index, end: node.end, put: '' }] }];
  });
}

function cutDivert(text: string, node: Found): readonly Change[] {
  if (node.role === 'otherwise') return [];
  const alone = cut(text, node);
  if (alone.length > 0) return alone;
  return [{ what: `without \`${source(text, node)}\``, edits: [{ start: node.start, end: node.end, put: '' }] }];
}

/** Two diverts of one scene that lead to different places. */
function swappedDiverts(nodes: readonly Found[], text: string): readonly Change[] {
  const diverts = nodes.filter((node) => node.kind === 'divert' && isStory(node));
  return diverts.flatMap((first, index) => {
    const scene = around(first, 'scene');
    const second = diverts
      .slice(index + 1)
      .find((other) => around(other, 'scene') === scene && source(text, other) !== source(text, first));
    return scene && second && second.start >= first.end ? swap(text, first, second) : [];
  });
}

const effects = new Set([
  'assign',
  'callStatement',
  'transfer',
  'issue',
  'link',
  'unlink',
  'grant',
  'revoke',
  'emit',
  'retire',
]);

/** A change of the story's state that stands alone: what has arms is more than an effect. */
function isEffect(node: Found): boolean {
  const arms = said(node, 'arms');
  return effects.has(node.kind) && !(Array.isArray(arms) && arms.length > 0) && isStory(node);
}

function cutEffect(text: string, node: Found): readonly Change[] {
  const lineStart = text.lastIndexOf('\n', node.start - 1) + 1;
  const mark = /~\s*$/.exec(text.slice(lineStart, node.start));
  const start = mark ? lineStart + mark.index : node.start;
  const whole = cut(text, { ...node, start });
  if (whole.length > 0) return whole;
  const semicolon = /^\s*;\s*/.exec(text.slice(node.end))?.[0];
  if (semicolon !== undefined)
    return [
      {
        what: `without \`${source(text, node)}\``,
        edits: [{ start: node.start, end: node.end + semicolon.length, put: '' }],
      },
    ];
  return [{ what: `without \`${source(text, node)}\``, edits: [{ start, end: node.end, put: '' }] }];
}

/** A line goes to somebody else of the same scene's cast. */
function changedSpeakers(nodes: readonly Found[], text: string): readonly Change[] {
  return nodes.flatMap((node) => {
    const scene = around(node, 'scene');
    if (node.kind !== 'speaker' || !scene) return [];
    const cast = nodes
      .filter(({ kind, role, parent }) => kind === 'path' && role === 'cast' && parent === scene)
      .map((each) => source(text, each));
    const speaker = source(text, node);
    const other = cast[(cast.indexOf(speaker) + 1) % cast.length];
    if (!cast.includes(speaker) || other === undefined || other === speaker) return [];
    return [
      {
        what: `\`${other}\` says it, and not \`${speaker}\``,
        edits: [{ start: node.start, end: node.end, put: other }],
      },
    ];
  });
}

const clauses: readonly { readonly role: string; readonly word: RegExp }[] = [
  { role: 'guard', word: /\s*~\s*when\s*$/ },
  { role: 'opens', word: /\s*\bopens\s+when\s*$/ },
  { role: 'when', word: /\s*\bwhen\s*$/ },
  { role: 'weight', word: /\s*\bweight\s*$/ },
  { role: 'payoff', word: /\s*\bpayoff\s*$/ },
  { role: 'at', word: /\s*\bat\s*$/ },
];

/** A `when`, a gate, a weight, a place, a member of a cast. */
function droppedClauses(nodes: readonly Found[], text: string): readonly Change[] {
  return nodes.filter(isStory).flatMap((found) => {
    const node = grouped(text, found);
    const clause = clauses.find(({ role }) => role === node.role);
    const word = clause?.word.exec(text.slice(Math.max(0, node.start - 40), node.start))?.[0];
    if (word !== undefined) {
      const start = node.start - word.length;
      // What is shown instead belongs to the guard.
      const shown = /^\s*else\s+shown\s+"[^"\n]*"/.exec(text.slice(node.end))?.[0] ?? '';
      const what = `without \`${text.slice(start, node.end).trim()}\``;
      return [{ what, edits: [{ start, end: node.end + shown.length, put: '' }] }];
    }
    if (node.kind !== 'path' || node.role !== 'cast') return [];
    const comma = /^,\s*/.exec(text.slice(node.end))?.[0];
    if (comma === undefined) return [];
    const what = `\`${source(text, node)}\` is not in the cast`;
    return [{ what, edits: [{ start: node.start, end: node.end + comma.length, put: '' }] }];
  });
}

/** Once for sticky, and sticky for once. */
function otherKind(text: string, node: Found): readonly Change[] {
  const mark = text[node.start];
  const other = mark === '*' ? '+' : mark === '+' ? '*' : undefined;
  if (other === undefined) return [];
  const line = source(text, node).split('\n')[0]?.trim() ?? '';
  return [
    {
      what: `\`${other}\` for \`${line.slice(0, 40)}\``,
      edits: [{ start: node.start, end: node.start + 1, put: other }],
    },
  ];
}
