import type { OpIr, ProgramIr, TextIr } from '@fabula/runtime/bundle';
import type { Place } from './places-of.js';

/** A place as a writer would point at it: `the choice “Say nothing.” of scene \`arrival\``. */
export function placeWords(program: ProgramIr, { scene, pc }: Place): string {
  const code = program.scenes[scene]?.code ?? [];
  const op = code[pc];
  const where = `of scene \`${scene}\``;
  switch (op?.op) {
    case 'point':
      return `${pointWords(program, code, pc)} ${where}`;
    case 'hear':
      return `the place ${where} that hears \`${op.hear.slot}\`${after(code, pc)}`;
    case 'visit':
      return typeof op.scene === 'string'
        ? `the visit to \`${op.scene}\` ${where}${after(code, pc)}`
        : `the visit ${where} to a computed scene${after(code, pc)}`;
    case 'draw':
      return `the draw from \`${op.deck}\` ${where}${after(code, pc)}`;
    default:
      return `a place ${where}`;
  }
}

function pointWords(program: ProgramIr, code: readonly OpIr[], pc: number): string {
  const point = code[pc];
  const offers = point?.op === 'point' ? code.slice(pc + 1, point.await) : [];
  const labels = offers.flatMap((op) => {
    if (op.op === 'offer') return [quoted(op.label)];
    if (op.op === 'offerScene') return [quotedText(titleOf(program, op.scene))];
    if (op.op === 'offerCards') return [`the cards of \`${op.deck}\``];
    return [];
  });
  const [first, second, ...more] = labels;
  if (first === undefined) return `the choice without a text${after(code, pc)}`;
  if (second === undefined) return `the choice ${first}`;
  return more.length === 0 ? `the choices ${first} and ${second}` : `the choices ${first}, ${second}, …`;
}

function titleOf(program: ProgramIr, scene: string): string {
  const title = program.scenes[scene]?.title;
  return title ? plain(title) : scene;
}

/** What was said last before it, where a place has no words of its own. */
function after(code: readonly OpIr[], pc: number): string {
  for (const op of code.slice(0, pc).reverse()) {
    if (op.op === 'say') return `, after ${quoted(op.text)}`;
    if (op.op === 'point' || op.op === 'label') return '';
  }
  return '';
}

function quoted(text: TextIr): string {
  return quotedText(plain(text));
}

const longest = 48;

function quotedText(text: string): string {
  const letters = [...text];
  return `“${letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text}”`;
}

function plain({ template }: TextIr): string {
  return template
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .trim();
}
