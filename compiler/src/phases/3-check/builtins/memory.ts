import { catalogue } from '../../../diagnostics/index.js';
import type { Argument, Expression, MemoryDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { check } from '../fit.js';
import { keptOf } from '../models/kept.js';
import { reportWrongSort } from '../names.js';
import { intTy, isPersonal, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { type Builtin, type BuiltinCall, builtinIr } from './builtin.js';

/** So much is recalled where it is not said how much. */
const fewest = 8;

/** `recall(notes, mara, about: said, limit: 8)`: the texts of a memory that have most to do with a text. */
export const recall: Builtin = (c, call) => {
  const named = namesOf(c, call, ['about', 'limit']);
  const [which, owner, more] = call.arguments.filter(({ name }) => !name).map(({ value }) => value);
  if (!named || !which || more) {
    if (named) c.report(catalogue.recallArguments, call.span, {});
    for (const { value } of call.arguments.slice(1)) c.expression(value);
    return unknownValue;
  }
  const { about, limit } = named;
  const text = about && check(c, about, textTy);
  if (!text) c.report(catalogue.recallArguments, call.span, {});
  const most = limit ? check(c, limit, { ...intTy, low: 1 }) : ({ op: 'const', value: fewest } as const);
  const memory = memoryOf(c, which);
  const member = memory && keptOf(c, memory, owner, which.span);
  const kept = member && c.expression(member);
  if (!kept || !text) return unknownValue;
  const of: Ty = isPersonal(kept.type) ? { kind: 'text', personal: true } : textTy;
  return { type: { kind: 'list', of }, ir: builtinIr('recall', kept.ir, text, most) };
};

/** `transcript(last: 6)`: what was said last, in what a model is sent. */
export const transcript: Builtin = (c, call) => {
  const named = namesOf(c, call, ['last']);
  if (named && call.arguments.length !== 1) c.report(catalogue.recallArguments, call.span, {});
  if (!c.prompting) c.report(catalogue.onlyInPrompt, call.span, { name: 'transcript' });
  const last = named?.last ? check(c, named.last, { ...intTy, low: 1 }) : ({ op: 'const', value: fewest } as const);
  return { type: { kind: 'list', of: textTy }, ir: builtinIr('transcript', last) };
};

/** `still("stills/quay.webp")`: a picture that lies in the pack. */
export const still: Builtin = (c, call) => {
  const [only, more] = call.arguments;
  if (!only || more || only.name) {
    c.report(catalogue.tooFewArguments, call.span, { name: 'still', count: 1 });
    return unknownValue;
  }
  return { type: { kind: 'media', of: 'image' }, ir: check(c, only.value, textTy) };
};

/** The arguments with a name; undefined where one has a name that there is not, which is reported. */
function namesOf<Wanted extends string>(
  c: Checker,
  call: BuiltinCall,
  wanted: readonly Wanted[],
): { readonly [W in Wanted]?: Expression } | undefined {
  const found: { [W in Wanted]?: Expression } = {};
  let faulty = false;
  for (const { name, value } of call.arguments.filter((each): each is Argument & { name: object } => !!each.name)) {
    const known = wanted.find((each) => each === name.text);
    if (known) found[known] = value;
    else {
      faulty = true;
      c.report(catalogue.unknownArgument, name.span, { callee: c.sourceOf(call.callee.span), name: name.text });
    }
  }
  return faulty ? undefined : found;
}

function memoryOf(c: Checker, which: Expression): Symbol<MemoryDeclaration> | undefined {
  const meaning = c.rules.meaning(c, which, undefined, 'read');
  if (meaning.is === 'symbol') {
    if (isSymbolOf(meaning.symbol, 'memory')) {
      c.reads.add(`value:${meaning.symbol.id}`);
      return meaning.symbol;
    }
    reportWrongSort(c, c.sourceOf(which.span), which.span, meaning.symbol, 'memory');
  } else if (meaning.is !== 'reported') {
    c.report(catalogue.wrongType, which.span, { found: `\`${c.sourceOf(which.span)}\``, wanted: 'a memory' });
  }
  return undefined;
}
