import type { ExprIr, TargetIr } from '@fabula/runtime/bundle';
import type { Expression, Field, FieldValue, Path, UnitLiteral } from '../1-parse/index.js';
import { type BoundProgram, type Chapter, isSymbolOf, lookupPath } from '../2-bind/index.js';
import type { AnalyzeInput } from './input.js';

/** Whose account it is, and what it holds when the story begins, as written; undefined where that is not written out. */
export interface Account {
  readonly field: string;
  readonly holds: string;
  /** The figure of that. */
  readonly figure: number;
}

/** The account that a payment is taken from: a field of an entity that is named, or of the player. */
export function accountOf(program: BoundProgram, from: TargetIr): Account | undefined {
  if (from.target !== 'field') return undefined;
  const { field, of } = from;
  const written = startOf(program, of, field);
  if (written === undefined) return undefined;
  if (written === 'nothing') return { field, holds: 'nothing', figure: 0 };
  return { field, holds: `${written.digits} ${written.unit.text}`, figure: Number(written.digits) };
}

function startOf(program: BoundProgram, of: ExprIr, field: string): UnitLiteral | 'nothing' | undefined {
  const { main } = program;
  if (of.op === 'player') {
    const { player } = main;
    if (!player) return undefined;
    const own = main.fields.player.get(field)?.field;
    const given = player.declaration.values.find(({ name }) => name.text === field);
    return literal(given?.value ?? own?.default ?? ofKind(main.root, player.declaration.is, field)?.default, given);
  }
  if (of.op !== 'const') return undefined;
  const symbol = main.symbols.find(({ id, declaration }) => id === of.value && declaration.kind === 'entity');
  if (!symbol || !isSymbolOf(symbol, 'entity')) return undefined;
  const { fields, type } = symbol.declaration;
  const given = fields.find(({ name }) => name.text === field);
  return literal(given?.value ?? ofKind(symbol.chapter, type, field)?.default, given);
}

/** Without a figure of its own an account begins empty. */
function literal(value: Expression | undefined, given: FieldValue | undefined): UnitLiteral | 'nothing' | undefined {
  if (value?.kind === 'unit') return value;
  return value === undefined && given === undefined ? 'nothing' : undefined;
}

function ofKind(chapter: Chapter, path: Path | undefined, field: string): Field | undefined {
  const found =
    path &&
    lookupPath(
      chapter,
      'type',
      path.names.map(({ text }) => text),
    );
  if (found?.found !== 'one' || !isSymbolOf(found.symbol, 'kindDeclaration')) return undefined;
  return found.symbol.declaration.fields.find(({ name }) => name.text === field);
}

/** What an account is known by: its own key, and that of the same field of whoever is computed. */
export function accountKeys(target: TargetIr): readonly string[] {
  const key = accountKey(target);
  return target.target === 'field' ? [key, anybodys(target.field)] : [key];
}

/** The accounts that a story pays into, by their keys. */
export function accountsPaidInto({ declarations }: AnalyzeInput): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { scene, action, rule, mission } of declarations) {
    for (const statement of scene?.statements.values() ?? []) collect(statement, found);
    for (const ir of [action?.ir, rule, mission?.ir]) collect(ir, found);
  }
  return found;
}

/** Statements may stand in blocks of others, at any depth. */
function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if (isPayment(value)) found.add(accountKey(value.to));
  for (const each of Object.values(value)) collect(each, found);
}

function isPayment(value: object): value is { readonly to: TargetIr } {
  return 'do' in value && (value.do === 'transfer' || value.do === 'issue') && 'to' in value;
}

function accountKey(target: TargetIr): string {
  if (target.target !== 'field') return target.target === 'state' ? target.name : '';
  const { field, of } = target;
  if (of.op === 'player') return `${field} of player`;
  return of.op === 'const' && typeof of.value === 'string' ? `${field} of ${of.value}` : anybodys(field);
}

function anybodys(field: string): string {
  return `${field} of anybody`;
}
