import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EntityDeclaration, Line, Speaker } from '../../1-parse/index.js';
import { closest, isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { namesOf } from '../names.js';
import type { SceneScope } from './scene-scope.js';

/**
 * Who says a line, when the words before its colon name someone: in the cast, by name or title, or a variable that is
 * an entity. Undefined for narration; what comes close to a name is warned of.
 */
export function speakerOf(c: Checker, scene: SceneScope, line: Line): ExprIr | undefined {
  const { speaker } = line;
  if (!speaker) return undefined;
  const variable = variableNamed(c, speaker);
  if (variable) return variable;
  if (speaker.text === 'player') return { op: 'player' };
  const declared = declaredAs(c, speaker);
  if (declared && scene.cast.has(declared.id)) return said(c, declared);
  const titled = castByTitle(c, scene).get(speaker.text);
  if (titled) return said(c, titled);
  // Whoever an unreadable `cast` meant may be the one who speaks here; that it can't be read was said there.
  if (scene.castIsBroken) return undefined;
  if (declared) reportNotInCast(c, scene, speaker, declared);
  else reportNear(c, scene, speaker);
  return undefined;
}

function variableNamed(c: Checker, speaker: Speaker): ExprIr | undefined {
  const [name, more] = speaker.path?.names ?? [];
  const variable = name && !more ? c.scope.find(name.text) : undefined;
  if (variable?.type.kind !== 'ref') return undefined;
  variable.lastRead = Math.max(variable.lastRead, speaker.span.start);
  return { op: 'local', slot: variable.slot };
}

function said(c: Checker, symbol: Symbol): ExprIr {
  c.reads.add(`value:${symbol.id}`);
  return { op: 'const', value: symbol.id };
}

function declaredAs(c: Checker, speaker: Speaker): Symbol<EntityDeclaration> | undefined {
  if (!speaker.path) return undefined;
  const found = lookupPath(c.chapter, 'value', namesOf(speaker.path));
  return found.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'entity')
    ? found.symbol
    : undefined;
}

const titles = new WeakMap<SceneScope, ReadonlyMap<string, Symbol<EntityDeclaration>>>();

function castByTitle(c: Checker, scene: SceneScope): ReadonlyMap<string, Symbol<EntityDeclaration>> {
  const known = titles.get(scene);
  if (known) return known;
  const table = new Map<string, Symbol<EntityDeclaration>>();
  for (const symbol of scene.members) {
    const { title } = symbol.declaration;
    const text = title && plainText(title);
    if (text !== undefined) table.set(text, symbol);
    c.reads.add(`value:${symbol.id}`);
  }
  titles.set(scene, table);
  return table;
}

function reportNotInCast(c: Checker, scene: SceneScope, speaker: Speaker, entity: Symbol): void {
  const { declaration, file } = scene.symbol;
  const last = declaration.cast.at(-1);
  const edit = last
    ? { span: { start: last.span.end, end: last.span.end }, text: `, ${speaker.text}` }
    : { span: { start: declaration.body.span.start, end: declaration.body.span.start }, text: `cast ${speaker.text} ` };
  const fix = file === c.file ? c.fix(`Add \`${speaker.text}\` to the cast`, edit) : undefined;
  c.report(catalogue.notInCast, speaker.span, { name: speaker.text }, { related: [c.relatedTo(entity)], fix });
}

function reportNear(c: Checker, scene: SceneScope, speaker: Speaker): void {
  const names = [...scene.members.map((symbol) => symbol.name), ...castByTitle(c, scene).keys()];
  const near = closest(speaker.text, names);
  if (near === undefined) return;
  const fix = c.fix(`Write \`${near}\``, { span: speaker.span, text: near });
  c.report(catalogue.speakerMisspelt, speaker.span, { name: speaker.text, near }, { fix });
}
