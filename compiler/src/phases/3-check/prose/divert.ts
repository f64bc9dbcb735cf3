import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Argument, DeckDeclaration, Divert, Path, SceneDeclaration, VisitStatement } from '../../1-parse/index.js';
import { candidates, cardNamed, isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import { sceneOfCard } from '../card.js';
import type { CheckedTarget } from '../checked.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { readState } from '../expressions/name.js';
import { namesOf, pathText, reportAmbiguous, reportUndefined, reportWrongSort } from '../names.js';
import { signatureOf } from '../signature.js';
import { checkBest } from './draw.js';
import { labelTable, type SceneScope } from './scene-scope.js';

/** What a divert's or a visit's path leads to, before its arguments. */
type Place =
  | { readonly is: 'scene'; readonly symbol: Symbol<SceneDeclaration> }
  | { readonly is: 'label'; readonly symbol: Symbol<SceneDeclaration>; readonly id: string; readonly local: boolean }
  | { readonly is: 'value'; readonly ir: ExprIr }
  | undefined;

/** Checks a divert's target. True when flow does not go on behind it. */
export function checkDivert(
  c: Checker,
  scene: SceneScope,
  divert: Divert,
  otherwise: (divert: Divert) => boolean,
): boolean {
  const { target } = divert;
  if (target.kind === 'best') {
    const dry = checkBest(c, divert, target.deck);
    const name = `best of ${pathText(target.deck)}`;
    return throughGate(c, scene, divert, { gate: dry ?? true, known: dry !== undefined, name }, otherwise);
  }
  if (target.kind !== 'place') {
    if (divert.otherwise) reportUselessElse(c, divert, `\`${target.kind}\` is always open`);
    return true;
  }
  const checked = leadsTo(c, scene, target.path, target.arguments, target.span);
  if (!checked) {
    if (divert.otherwise) otherwise(divert);
    return true;
  }
  c.output?.targets.set(divert, checked);
  const known = typeof checked.scene === 'string';
  return throughGate(c, scene, divert, { gate: checked.gate, known, name: pathText(target.path) }, otherwise);
}

/** What may be shut needs to say what happens then; what never is, must not. */
function throughGate(
  c: Checker,
  scene: SceneScope,
  divert: Divert,
  { gate, known, name }: { readonly gate: boolean; readonly known: boolean; readonly name: string },
  otherwise: (divert: Divert) => boolean,
): boolean {
  if (!gate) {
    if (divert.otherwise && known) reportUselessElse(c, divert, `\`${name}\` is always open`);
    if (divert.otherwise) otherwise(divert);
    return true;
  }
  if (!divert.otherwise) {
    if (!scene.guarded && known) c.report(catalogue.gateNeedsElse, divert.target.span, { name });
    return false;
  }
  return otherwise(divert);
}

/** `visit tell(mara)`. */
export function checkVisit(c: Checker, scene: SceneScope, statement: VisitStatement): void {
  const checked = leadsTo(c, scene, statement.scene, statement.arguments, statement.scene.span);
  if (!checked) return;
  c.output?.targets.set(statement, checked);
  if (checked.gate && !scene.guarded)
    c.report(catalogue.gateNeedsElse, statement.scene.span, { name: pathText(statement.scene) });
}

function leadsTo(
  c: Checker,
  scene: SceneScope,
  path: Path,
  given: readonly Argument[],
  at: Span,
): CheckedTarget | undefined {
  const place = placeOf(c, scene, path);
  if (!place) {
    for (const argument of given) c.expression(argument.value);
    return undefined;
  }
  if (place.is === 'value') {
    for (const argument of given) c.expression(argument.value);
    const [first] = given;
    if (first) c.report(catalogue.tooManyArguments, first.span, { name: pathText(path), count: 0 });
    return { scene: place.ir, local: false, arguments: [], gate: false };
  }
  const { symbol } = place;
  c.reads.add(`place:${symbol.id}`);
  if (place.is === 'label' && place.local) {
    const [first] = given;
    if (first) c.report(catalogue.tooManyArguments, first.span, { name: pathText(path), count: 0 });
    return { scene: symbol.id, label: place.id, local: true, arguments: [], gate: false };
  }
  const { values } = checkArguments(c, symbol.name, signatureOf(c.context, symbol).parameters, given, at);
  return {
    scene: symbol.id,
    ...(place.is === 'label' && { label: place.id }),
    local: false,
    arguments: values,
    gate: symbol.declaration.opens !== undefined,
  };
}

function placeOf(c: Checker, scene: SceneScope, path: Path): Place {
  const names = namesOf(path);
  const [head = '', ...more] = names;
  if (head === '') return undefined;
  if (path.local) return localLabel(c, scene, path, names);
  const variable = more.length === 0 ? c.scope.find(head) : undefined;
  if (variable?.type.kind === 'scene') {
    variable.lastRead = Math.max(variable.lastRead, path.span.start);
    return { is: 'value', ir: { op: 'local', slot: variable.slot } };
  }
  const label = more.length === 0 ? scene.labels.get(head) : undefined;
  const found = lookupPath(c.chapter, 'scene', names);
  if (label) {
    if (found.found === 'one' && found.symbol !== scene.symbol) {
      const fix = c.fix(`Stay in this scene: \`.${head}\``, { span: path.span, text: `.${head}` });
      c.report(
        catalogue.labelOrScene,
        path.span,
        { name: head },
        { related: [c.here(label.name.span, 'The label is here.'), c.relatedTo(found.symbol)], fix },
      );
      return undefined;
    }
    scene.jumps.divert(c, label, path.span);
    return { is: 'label', symbol: scene.symbol, id: c.idOf(label.node), local: true };
  }
  if (found.found === 'several') {
    reportAmbiguous(c, head, path.span, found.symbols);
    return undefined;
  }
  if (found.found === 'one' && isSymbolOf(found.symbol, 'scene'))
    return inScene(c, scene, path, found.symbol, found.rest);
  if (found.found === 'one' && isSymbolOf(found.symbol, 'deck'))
    return inDeck(c, scene, path, found.symbol, found.rest);
  const [field] = more.length === 0 ? c.context.stateFields(c.chapter, head) : [];
  if (field && c.context.stateFieldType(field).kind === 'scene') {
    return { is: 'value', ir: readState(c, field, path.span, 'read').ir };
  }
  const other = lookupPath(c.chapter, 'value', names);
  if (other.found === 'one' && other.rest.length === 0) {
    reportWrongSort(c, pathText(path), path.span, other.symbol, 'scene');
    return undefined;
  }
  reportUndefined(c, 'scene or label', pathText(path), path.span, [
    ...candidates(c.chapter, 'scene'),
    ...scene.labels.keys(),
    'end',
    'back',
  ]);
  return undefined;
}

function localLabel(c: Checker, scene: SceneScope, path: Path, names: readonly string[]): Place {
  const [name = '', more] = names;
  const label = scene.labels.get(name);
  if (label && more === undefined) {
    scene.jumps.divert(c, label, path.span);
    return { is: 'label', symbol: scene.symbol, id: c.idOf(label.node), local: true };
  }
  const near = [...scene.labels.keys()];
  const last = path.names.at(-1);
  if (last)
    reportUndefined(
      c,
      'label in this scene',
      names.join('.'),
      { start: path.names[0]?.span.start ?? path.span.start, end: last.span.end },
      near,
    );
  return undefined;
}

function inScene(
  c: Checker,
  scene: SceneScope,
  path: Path,
  symbol: Symbol<SceneDeclaration>,
  rest: readonly string[],
): Place {
  const [name, more] = rest;
  if (name === undefined) return { is: 'scene', symbol };
  const labels = symbol === scene.symbol ? scene.labels : labelTable(symbol.declaration);
  const label = more === undefined ? labels.get(name) : undefined;
  if (label) {
    if (symbol === scene.symbol) scene.jumps.divert(c, label, path.span);
    return { is: 'label', symbol, id: c.idOf(label.node), local: symbol === scene.symbol };
  }
  const last = path.names.at(-1);
  reportUndefined(c, `label of ${symbol.name}`, rest.join('.'), last?.span ?? path.span, labels.keys());
  return undefined;
}

/** `rumours.fog`: a card is gone to as the scene it is, which draws nothing. */
function inDeck(
  c: Checker,
  scene: SceneScope,
  path: Path,
  deck: Symbol<DeckDeclaration>,
  rest: readonly string[],
): Place {
  const [name, ...labels] = rest;
  if (name === undefined) {
    reportWrongSort(c, pathText(path), path.span, deck, 'scene');
    return undefined;
  }
  const card = cardNamed(deck, name);
  const found = card && sceneOfCard(deck, card);
  if (found) return inScene(c, scene, path, found, labels);
  const known = deck.declaration.cards.map((each) => each.name.text);
  if (!card && !(deck.declaration.signed && !deck.grant))
    reportUndefined(c, `card of ${deck.name}`, name, path.names.at(-1)?.span ?? path.span, known);
  return undefined;
}

function reportUselessElse(c: Checker, divert: Divert, what: string): void {
  const { otherwise } = divert;
  if (!otherwise) return;
  // Of a block its brace is marked: all of it would hide what is in it.
  const { start, end } = otherwise.span;
  c.report(catalogue.uselessElse, { start, end: otherwise.kind === 'divert' ? end : start + 1 }, { what });
}
