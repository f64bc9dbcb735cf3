import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { DeckDeclaration, Path, SignedDeck } from '../phases/1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../phases/2-bind/index.js';
import type { CheckedDeclaration, CheckedScene } from '../phases/3-check/index.js';
import { type Touched, touchedBy } from './deck-touches.js';

/** What the cards of a deck from a file do that the pack has not said they may, a card and a thing once. */
export function deckMay(
  deck: Symbol<DeckDeclaration>,
  signed: SignedDeck,
  checked: readonly CheckedDeclaration[],
): readonly Diagnostic[] {
  const { grant, file } = deck;
  const at = grant?.file ?? file;
  const found: Diagnostic[] = [];
  const allowed = new Set<string>();
  for (const path of signed.may) {
    const ids = idsOf(deck, path);
    if (ids.length === 0) {
      const name = path.names.map(({ text }) => text).join('.');
      found.push(
        diagnostic(catalogue.undefinedName, { file: at.path, span: path.span }, { kind: 'thing to touch', name }),
      );
    }
    for (const id of ids) allowed.add(id);
  }
  const own = new Set([...(deck.cards?.values() ?? [])].map(({ id }) => id));
  const scenes = new Map(checked.flatMap(({ scene }) => (scene ? [[scene.symbol.id, scene] as const] : [])));
  for (const { name, scene: path } of deck.declaration.cards) {
    const touched = path ? standsFor(deck, path) : touchedIn(scenes.get(`${deck.id}.${name.text}`));
    const seen = new Set<string>();
    for (const { what, any } of touched) {
      if (seen.has(what) || any.some((id) => allowed.has(id) || own.has(id.replace(/^scene:/, '')))) continue;
      seen.add(what);
      const place = { file: at.path, span: signed.file.span };
      const related = [{ place: { file: file.path, span: name.span }, message: `\`${name.text}\` is here.` }];
      found.push(diagnostic(catalogue.deckMayNot, place, { name: name.text, what }, { related }));
    }
  }
  return found;
}

function touchedIn(scene: CheckedScene | undefined): readonly Touched[] {
  return scene ? touchedBy(scene) : [];
}

/** A card that stands for a scene of the pack plays it with all that it does. */
function standsFor(deck: Symbol<DeckDeclaration>, path: Path): readonly Touched[] {
  const names = path.names.map(({ text }) => text);
  const found = lookupPath(deck.chapter, 'scene', names);
  const id = found.found === 'one' ? found.symbol.id : names.join('.');
  return [{ what: `goes to the scene \`${id}\``, any: [`scene:${id}`] }];
}

/** What a name in `may` stands for: a field of the world, an action, a thing, a kind's field, a scene, a relation … */
function idsOf(deck: Symbol<DeckDeclaration>, path: Path): readonly string[] {
  const names = path.names.map(({ text }) => text);
  const { unit } = deck.chapter;
  const ids: string[] = [];
  const [first = '', second] = names;
  if (first === 'player') ids.push(second === undefined ? 'player' : `player.${second}`);
  for (const scope of ['world', 'campaign'] as const) {
    const name = names[0] === scope && second !== undefined ? second : names.join('.');
    for (const each of [unit, ...unit.uses.map((use) => use.unit)]) {
      const field = each.fields[scope].get(name);
      if (field) ids.push(`${scope}:${field.id}`);
    }
  }
  for (const namespace of ['value', 'type', 'scene'] as const) {
    const found = lookupPath(deck.chapter, namespace, names);
    if (found.found !== 'one') continue;
    const { symbol, rest } = found;
    const id = symbol.deck || isSymbolOf(symbol, 'scene', 'deck') ? `scene:${symbol.id}` : `${namespace}:${symbol.id}`;
    ids.push(rest.length === 0 ? id : `${id}.${rest.join('.')}`);
  }
  return ids;
}
