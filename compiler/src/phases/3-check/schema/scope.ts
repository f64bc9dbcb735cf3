import type { ExprIr, FieldIr, PlayerIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Field, FieldValue, KindDeclaration, Path, Type } from '../../1-parse/index.js';
import { lookup, type ScopeField, type Symbol, type Unit } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { checkFieldValues, entityFinder } from '../expressions/field-values.js';
import { resolvePath } from '../names.js';
import { checkField } from './field.js';

/** Makes a checker for a place of the program. */
export type CheckerFor = (where: Pick<ScopeField, 'chapter' | 'file'>, place: string) => Checker;

/** The fields of `world`, `campaign` or `config`. Each needs a value to begin with. */
export function checkState(unit: Unit, scope: 'world' | 'campaign' | 'config', checkerFor: CheckerFor): FieldIr[] {
  const all = [...unit.fields[scope].values()];
  return all.map((each) => {
    const c = checkerFor(each, each.id);
    const { ir, type } = checkField(c, each.field, `${scope}/${each.id}`, each.id, besideIn(all, each));
    reportHiddenEntity(c, each);
    const spared = ir.default !== undefined || type.kind === 'optional' || type.kind === 'unknown';
    if (!spared) c.report(catalogue.valueNeeded, each.field.name.span, { scope, name: each.field.name.text });
    return ir;
  });
}

/** The `player` block: its kind, its own fields, values for the kind's, and what the host must ask for. */
export function checkPlayer(unit: Unit, checkerFor: CheckerFor): PlayerIr {
  const { player } = unit;
  if (!player) return { fields: [], values: {}, asked: [] };
  const c = checkerFor({ chapter: unit.root, file: player.file }, 'player');
  const { is } = player.declaration;
  const kind = is && resolvePath(c, is, 'type', 'kind', 'kindDeclaration');
  const fields: FieldIr[] = [];
  const asked: string[] = [];
  for (const field of unit.fields.player.values()) {
    const at = checkerFor(field, field.id);
    const beside = besideIn([...unit.fields.player.values()], field);
    const { ir, type } = checkField(at, field.field, `player/${field.id}`, field.id, beside);
    reportHiddenEntity(at, field);
    fields.push(ir);
    if (ir.default === undefined && type.kind !== 'optional') asked.push(ir.name);
  }
  const values = playerValues(unit, checkerFor, kind);
  if (kind) {
    for (const field of [...c.context.kindTable(kind).fields.values()].flat()) {
      if (!field.spared && !values[field.key]) asked.push(field.key);
    }
  }
  return { ...(kind && { kind: kind.id }), fields, values, asked };
}

function playerValues(
  unit: Unit,
  checkerFor: CheckerFor,
  kind: Symbol<KindDeclaration> | undefined,
): { readonly [field: string]: ExprIr } {
  const all: { [field: string]: ExprIr } = {};
  for (const { declaration, file } of unit.scopes) {
    if (declaration.scope !== 'player') continue;
    const chapter = unit.files.find((each) => each.source === file)?.chapter ?? unit.root;
    const c = checkerFor({ chapter, file }, 'player');
    const own = unit.fields.player;
    const given = [...declaration.values, ...declaration.fields.flatMap((field) => asValue(c, own, kind, field))];
    if (!kind) {
      // Of a kind that is none, which was reported, they would be the fields.
      for (const value of declaration.is ? [] : given)
        c.report(catalogue.undefinedField, value.name.span, { type: 'The player', name: value.name.text });
      continue;
    }
    const find = entityFinder(c, kind.name, { kind: 'ref', kinds: [kind], has: [] });
    const { fields } = c.purely('a declared value', () =>
      checkFieldValues(c, 'player', given, find, [], declaration.span),
    );
    Object.assign(all, fields);
  }
  return all;
}

/** `mood: calm` reads as a field whose type is `calm`; where the kind has a field `mood` it is its value. */
function asValue(
  c: Checker,
  own: ReadonlyMap<string, unknown>,
  kind: Symbol<KindDeclaration> | undefined,
  field: ScopeField['field'],
): FieldValue[] {
  const { name, type } = field;
  if (own.has(name.text) || !kind) return [];
  const value = field.default ? undefined : expressionOf(type);
  if (!value) {
    c.report(catalogue.fieldOfKind, name.span, { name: name.text, kind: kind.name }, { related: [c.relatedTo(kind)] });
    return [];
  }
  return [{ kind: 'fieldValue', name, value, span: field.span }];
}

/** What was read as a type, as the value it is where one is wanted: a name, or a record of them. */
function expressionOf(type: Type): Expression | undefined {
  if (type.kind === 'namedType') return type.arguments.length > 0 ? undefined : pathExpression(type.path);
  if (type.kind !== 'recordType') return undefined;
  const fields: FieldValue[] = [];
  for (const { name, type: of, default: given, span } of type.fields) {
    const value = given ? undefined : expressionOf(of);
    if (!value) return undefined;
    fields.push({ kind: 'fieldValue', name, value, span });
  }
  return { kind: 'record', head: undefined, fields, span: type.span };
}

function pathExpression(path: Path): Expression {
  const [head, ...rest] = path.names;
  if (!head) return { kind: 'error', span: path.span };
  let expression: Expression = { kind: 'nameExpression', name: head, span: head.span };
  for (const name of rest) {
    expression = { kind: 'member', object: expression, name, span: { start: head.span.start, end: name.span.end } };
  }
  return expression;
}

/** A field of state comes before an entity of its name, so the entity could not be meant any more. */
function reportHiddenEntity(c: Checker, { field, scope }: ScopeField): void {
  const found = lookup(c.chapter.unit.root, 'value', field.name.text);
  if (
    found.found !== 'one' ||
    found.symbol.declaration.kind !== 'entity' ||
    found.symbol.chapter.unit !== c.chapter.unit
  )
    return;
  c.report(
    catalogue.hidesName,
    field.name.span,
    { name: `${scope}.${field.name.text}`, what: `the entity \`${found.symbol.id}\`` },
    { related: [c.relatedTo(found.symbol)] },
  );
}

/** The fields that stand beside one, as far as they are in its file: what is said of them points there. */
function besideIn(all: readonly ScopeField[], { file }: ScopeField): readonly Field[] {
  return all.filter((each) => each.file === file).map((each) => each.field);
}
