import type { Place, Span } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import type { Field } from '../1-parse/index.js';
import type { Chapter, Unit } from '../2-bind/index.js';
import type { Checker } from './checker.js';

/** Whether an unknown name is one that a used pack keeps to itself; then that is what is said. */
export function reportPrivate(c: Checker, name: string, span: Span): boolean {
  const found = privateNamed(c.chapter, name.split('.'));
  if (found) report(c, found, span);
  return found !== undefined;
}

/** Reports a field that is reached through a thing or a state block, where another pack keeps it to itself. */
export function checkFieldPrivate(c: Checker, field: Field, chapter: Chapter, file: string, span: Span): void {
  const { name } = field;
  if (chapter.unit === c.chapter.unit || !name.text.startsWith('_')) return;
  report(c, { name: name.text, pack: chapter.unit.name, place: { file, span: name.span } }, span);
}

interface PrivateName {
  readonly name: string;
  readonly pack: string;
  readonly place: Place;
}

function report(c: Checker, { name, pack, place }: PrivateName, span: Span): void {
  const related = [{ place, message: `\`${name}\` is here.` }];
  c.report(catalogue.privateToPack, span, { name, pack }, { related });
}

/** `_tide`, or behind a used pack's name: `kit._tide`, `salt.harbor_kit._tide`. */
function privateNamed(chapter: Chapter, path: readonly string[]): PrivateName | undefined {
  const at = path.findIndex((each) => each.startsWith('_'));
  const name = path[at];
  if (name === undefined) return undefined;
  const before = path.slice(0, at).join('.');
  for (const { unit, alias } of chapter.unit.uses) {
    if (at > 0 && before !== alias && before !== unit.name) continue;
    const place = placeIn(unit, name);
    if (place) return { name, pack: unit.name, place };
  }
  return undefined;
}

function placeIn({ root, fields }: Unit, name: string): Place | undefined {
  const { type, scene, value } = root.names;
  const symbol = value.get(name) ?? type.get(name) ?? scene.get(name);
  if (symbol) return { file: symbol.file.path, span: symbol.declaration.name.span };
  const state =
    fields.world.get(name) ?? fields.player.get(name) ?? fields.campaign.get(name) ?? fields.config.get(name);
  return state && { file: state.file.path, span: state.field.name.span };
}
