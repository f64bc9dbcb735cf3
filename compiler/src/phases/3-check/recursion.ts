import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import type { ProgramContext } from './program-context.js';

type BodyOf = (context: ProgramContext, symbol: Symbol) => CheckedDeclaration;

/**
 * The circle of calls that a function or action begins: every turn must end, so nothing calls itself, not even by way
 * of others. Of the members of a circle the one that is declared first reports it, so that it is reported once.
 */
export function recursionOf(context: ProgramContext, symbol: Symbol, bodyOf: BodyOf): Diagnostic | undefined {
  const table = callables(context);
  const path = circleFrom(context, symbol, table, bodyOf);
  if (!path) return undefined;
  const ranks = path.map((each) => table.get(each.id)?.rank ?? 0);
  if (Math.min(...ranks) !== (table.get(symbol.id)?.rank ?? 0)) return undefined;
  const by = path.slice(1).map((each) => `\`${each.name}\``);
  return diagnostic(
    catalogue.recursion,
    { file: symbol.file.path, span: symbol.declaration.name.span },
    { name: symbol.name, ...(by.length > 0 && { by: `, by way of ${by.join(' and ')}` }) },
    {
      related: path.slice(1).map((each) => ({
        place: { file: each.file.path, span: each.declaration.name.span },
        message: `\`${each.name}\` is here.`,
      })),
    },
  );
}

export interface Callable {
  readonly symbol: Symbol;
  readonly rank: number;
}
const tables = new WeakMap<ProgramContext, ReadonlyMap<string, Callable>>();

/** What can be called, by its id. */
export function callables(context: ProgramContext): ReadonlyMap<string, Callable> {
  const known = tables.get(context);
  if (known) return known;
  const table = new Map<string, Callable>();
  for (const unit of context.program.units) {
    for (const symbol of unit.symbols) {
      const { kind } = symbol.declaration;
      if (kind === 'function' || kind === 'action' || kind === 'query')
        table.set(symbol.id, { symbol, rank: table.size });
    }
  }
  tables.set(context, table);
  return table;
}

/** Whether a call asks a query, by itself or by what it calls. */
export function asksQuery(context: ProgramContext, symbol: Symbol): boolean {
  const table = callables(context);
  const seen = new Set<Symbol>();
  const open = [symbol];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.declaration.kind === 'query') return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const read of context.rules.body(context, at).uses.reads) {
      const called = read.startsWith('value:') ? table.get(read.slice('value:'.length))?.symbol : undefined;
      if (called) open.push(called);
    }
  }
  return false;
}

/** The shortest way from a body back to itself by calls. */
function circleFrom(
  context: ProgramContext,
  start: Symbol,
  table: ReadonlyMap<string, Callable>,
  bodyOf: BodyOf,
): readonly Symbol[] | undefined {
  const seen = new Set<Symbol>();
  let paths: (readonly Symbol[])[] = [[start]];
  while (paths.length > 0) {
    const next: (readonly Symbol[])[] = [];
    for (const path of paths) {
      const last = path.at(-1);
      if (!last) continue;
      for (const read of bodyOf(context, last).uses.reads) {
        if (!read.startsWith('value:')) continue;
        const called = table.get(read.slice('value:'.length))?.symbol;
        if (!called) continue;
        if (called === start) return path;
        if (seen.has(called)) continue;
        seen.add(called);
        next.push([...path, called]);
      }
    }
    paths = next;
  }
  return undefined;
}
