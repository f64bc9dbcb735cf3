import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Name } from '../../1-parse/index.js';
import { candidates, isSymbolOf, lookup, type ScopeField, type Symbol } from '../../2-bind/index.js';
import { rolesSeen } from '../audience.js';
import { builtinNames } from '../builtins/builtin-names.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { keyOf } from '../flow/facts.js';
import { reportAmbiguous, reportUndefined } from '../names.js';
import { noteGuarded } from '../privacy/index.js';
import { checkFieldPrivate } from '../private-names.js';
import { falseTy, instantTy, intTy, isBroken, presentTy, type Ty, trueTy, unknownTy } from '../types.js';
import { checkFieldWrite } from './field-write.js';
import { loneDirector } from './lone-beat.js';
import type { Meaning, Mode } from './meaning.js';

const scopeWords: ReadonlySet<string> = new Set(['world', 'campaign', 'config']);

/**
 * What a bare name means: a variable, the scene's own labels, state, what is declared, a member of the enum that is
 * wanted, in this order. A name of the scene is meant only where a scene may stand, since scenes share names with places.
 */
export function nameMeaning(c: Checker, name: Name, hint: Ty | undefined, mode: Mode): Meaning {
  const { text, span } = name;
  if (text === '') return { is: 'reported' };
  const variable = c.scope.find(text);
  if (variable) {
    if (mode === 'read') variable.lastRead = Math.max(variable.lastRead, span.start);
    if (variable.meaning) return variable.meaning(span);
    return value(readPlace(c, { op: 'local', slot: variable.slot }, variable.type, span, mode));
  }
  if (text === 'player') return value(readPlace(c, { op: 'player' }, c.context.playerType(c.chapter), span, mode));
  const wantsPlace = hint?.kind === 'bool' || hint?.kind === 'int' || hint?.kind === 'float';
  const label = c.scene?.labels.get(text);
  if (label && c.scene && wantsPlace) return { is: 'label', scene: c.scene.symbol, id: c.idOf(label.node) };

  const [state, other] = c.context.stateFields(c.chapter, text);
  if (state && other) {
    reportTwoFields(c, name, state, other);
    return { is: 'reported' };
  }
  if (state) return value(readState(c, state, span, mode));

  const declared = lookup(c.chapter, 'value', text);
  if (declared.found === 'several') {
    reportAmbiguous(c, text, span, declared.symbols);
    return { is: 'reported' };
  }
  if (declared.found === 'one') {
    const { symbol } = declared;
    // An action is no value: where a simulation's own is wanted, the move of that name is meant.
    const move =
      isSymbolOf(symbol, 'action') && hint?.kind === 'variant' ? memberOfHint(c, text, hint, span) : undefined;
    if (move) return value(move);
    const shares = symbol.declaration.kind === 'entity' || symbol.declaration.kind === 'mission';
    const scene = shares && (wantsPlace || hint?.kind === 'scene') ? sceneNamed(c, text) : undefined;
    return scene ?? symbolMeaning(c, symbol, span);
  }
  const member = hint && memberOfHint(c, text, hint, span);
  if (member) return value(member);
  const scene = sceneNamed(c, text);
  if (scene) return scene;
  if (label && c.scene) return { is: 'label', scene: c.scene.symbol, id: c.idOf(label.node) };
  if (scopeWords.has(text))
    return { is: 'scope', scope: text === 'world' ? 'world' : text === 'campaign' ? 'campaign' : 'config' };
  if (text === 'now') return value({ type: instantTy, ir: { op: 'now' } });
  if (text === 'turns' || text === 'choices') return value({ type: { ...intTy, low: 0 }, ir: { op: text } });
  const director = text === 'beat' ? loneDirector(c, span) : undefined;
  if (director === 'several') return { is: 'reported' };
  if (director) {
    const field = director.chapter.unit.fields.world.get(`${director.id}.beat`);
    // Only a test sets a beat; a story comes to it.
    if (mode === 'write' && c.test && field) return value(readState(c, field, span, mode));
    return { is: 'beat', director };
  }
  if (text === 'players') return value(playersValue(c, undefined));
  if (rolesSeen(c.chapter).includes(text)) return value(playersValue(c, text));
  const type = lookup(c.chapter, 'type', text);
  if (type.found === 'one') {
    c.reads.add(`type:${type.symbol.id}`);
    return { is: 'type', symbol: type.symbol };
  }
  if (c.context.isPrefix(c.chapter, text)) return { is: 'prefix', names: [text] };
  // Where it is not known what should stand here, which was reported, it may be a member of that.
  if (!isBroken(hint)) reportUndefined(c, kindWanted(hint), text, span, knownNames(c, hint), 'value', 'type');
  return { is: 'reported' };
}

/** Those who play, or those of them that have a role. */
function playersValue(c: Checker, role: string | undefined): Elaborated {
  const of = c.context.playerType(c.chapter);
  return { type: { kind: 'list', of }, ir: { op: 'players', ...(role !== undefined && { role }) } };
}

/** A declared value by its symbol. */
export function symbolMeaning(c: Checker, symbol: Symbol, span: Span): Meaning {
  if (isSymbolOf(symbol, 'entityRow')) {
    const items = (symbol.members ?? []).map(({ id }): ExprIr => ({ op: 'const', value: id }));
    c.reads.add(`value:${symbol.id}`);
    return value({ type: c.context.typeOfSymbol(symbol) ?? unknownTy, ir: { op: 'list', items } });
  }
  if (!isSymbolOf(symbol, 'entity', 'table')) return { is: 'symbol', symbol };
  c.reads.add(`value:${symbol.id}`);
  if (isSymbolOf(symbol, 'table')) {
    const type = c.context.written(symbol.declaration.type, symbol.chapter);
    return value({ type, ir: { op: 'call', function: symbol.id, arguments: [] } });
  }
  const type = c.context.typeOfSymbol(symbol) ?? unknownTy;
  return value(readPlace(c, { op: 'const', value: symbol.id }, type, span, 'read'));
}

/** A place of state as a value, with what flow knows of it. */
export function readPlace(c: Checker, ir: ExprIr, declared: Ty, span: Span, mode: Mode): Elaborated {
  if (mode === 'write') return { type: declared, ir };
  const type = c.narrowed(ir, declared);
  if (type.kind === 'ref' && type.gone) {
    c.report(catalogue.retired, span, { name: c.sourceOf(span) });
    return { type: unknownTy, ir };
  }
  if (type.kind !== 'bool') return { type, ir };
  const key = keyOf(ir);
  return key === undefined ? { type, ir } : { type, ir, yes: [[key, trueTy]], no: [[key, falseTy]] };
}

/** A field of `world`, `campaign`, `config` or the `player` block. */
export function readState(c: Checker, field: ScopeField, span: Span, mode: Mode): Elaborated {
  (mode === 'write' ? c.writes : c.reads).add(`field:${field.scope}/${field.id}`);
  checkFieldPrivate(c, field.field, field.chapter, field.file.path, span);
  if (mode === 'write') checkFieldWrite(c, field.field, field.chapter, field.file.path, span);
  const type = c.context.stateFieldType(field);
  const ir: ExprIr =
    field.scope === 'player'
      ? { op: 'field', of: { op: 'player' }, field: field.id }
      : { op: 'state', scope: field.scope, name: field.id };
  const owner = ir.op === 'field' ? ir.of : undefined;
  noteGuarded(ir, field.field, owner, c.sourceOf(span), { file: c.file.path, span }, field.file.path);
  return readPlace(c, ir, type, span, mode);
}

/** A member of the enum, or a case of the variant, that is wanted. */
export function memberOfHint(c: Checker, name: string, hint: Ty, span: Span): Elaborated | undefined {
  const wanted = presentTy(hint);
  if (wanted.kind === 'enum') {
    if (!wanted.symbol.declaration.cases.some((each) => each.name.text === name)) return undefined;
    c.reads.add(`type:${wanted.symbol.id}`);
    c.produces(wanted.symbol, name, span);
    return { type: { kind: 'enum', symbol: wanted.symbol, only: new Set([name]) }, ir: { op: 'const', value: name } };
  }
  if (wanted.kind !== 'variant') return undefined;
  const found = wanted.cases.find((each) => each.name === name);
  return found && caseValue(c, wanted, name, span);
}

/** A case without fields as a value. */
export function caseValue(c: Checker, type: Ty & { readonly kind: 'variant' }, name: string, span: Span): Elaborated {
  const found = type.cases.find((each) => each.name === name);
  const missing = found?.fields.find((field) => field.type.kind !== 'optional');
  if (missing) c.report(catalogue.missingValue, span, { field: missing.name, of: name });
  return { type, ir: { op: 'variant', case: name, fields: {} } };
}

function sceneNamed(c: Checker, name: string): Meaning | undefined {
  const found = lookup(c.chapter, 'scene', name);
  if (found.found !== 'one') return undefined;
  const { symbol } = found;
  if (isSymbolOf(symbol, 'scene')) return { is: 'scene', symbol };
  return isSymbolOf(symbol, 'deck') ? { is: 'deck', symbol } : undefined;
}

function value(elaborated: Elaborated): Meaning {
  return { is: 'value', value: elaborated };
}

function reportTwoFields(c: Checker, name: Name, first: ScopeField, second: ScopeField): void {
  c.report(
    catalogue.ambiguousName,
    name.span,
    { name: name.text, first: `${first.scope}.${name.text}`, second: `${second.scope}.${name.text}` },
    {
      related: [first, second].map((field) => ({
        place: { file: field.file.path, span: field.field.name.span },
        message: `\`${field.scope}.${name.text}\` is here.`,
      })),
    },
  );
}

function kindWanted(hint: Ty | undefined): string {
  const wanted = hint && presentTy(hint);
  if (wanted?.kind === 'enum') return `member of ${wanted.symbol.name}`;
  if (wanted?.kind === 'variant') return 'case';
  return wanted?.kind === 'scene' ? 'scene' : 'thing';
}

function knownNames(c: Checker, hint: Ty | undefined): string[] {
  const wanted = hint && presentTy(hint);
  return [
    ...c.scope.names(),
    ...(c.scene?.labels.keys() ?? []),
    ...c.context.stateNames(c.chapter),
    ...(wanted?.kind === 'enum' ? wanted.symbol.declaration.cases.map((each) => each.name.text) : []),
    ...(wanted?.kind === 'variant' ? wanted.cases.map((each) => each.name) : []),
    ...candidates(c.chapter, 'value'),
    ...candidates(c.chapter, 'scene'),
    ...candidates(c.chapter, 'type'),
    ...builtinNames,
    'now',
    'player',
    'true',
    'false',
    'none',
  ];
}
