import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import type { Checker } from './checker.js';
import { callables } from './recursion.js';

/** Reports a declared value that reads what only a running story has, itself or through the functions it calls. */
export function checkDeclaredValue(c: Checker, value: ExprIr | undefined, span: Span): void {
  if (!value) return;
  const table = callables(c.context);
  const seen = new Set<string>();
  const open: { readonly ir: unknown; readonly by: string | undefined }[] = [{ ir: value, by: undefined }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { ir, by } = next;
    if (typeof ir !== 'object' || ir === null) continue;
    const read = readIn(ir);
    if (read !== undefined) {
      const what = by === undefined ? read : `${read}, by way of \`${by}\``;
      c.report(catalogue.stateInDeclaration, span, { what });
      return;
    }
    const called = 'op' in ir && ir.op === 'call' && 'function' in ir ? String(ir.function) : undefined;
    if (called !== undefined && !seen.has(called)) {
      seen.add(called);
      const symbol = table.get(called)?.symbol;
      if (symbol) open.push({ ir: c.context.rules.body(c.context, symbol).function?.ir.value, by: by ?? symbol.name });
    }
    for (const part of Object.values(ir)) open.push({ ir: part, by });
  }
}

/** What a node of the IR reads of the state, as an author would say it. */
function readIn(ir: object): string | undefined {
  if (!('op' in ir)) return undefined;
  switch (ir.op) {
    case 'state':
      return 'name' in ir ? `\`${String(ir.name)}\`` : 'a field';
    case 'field':
      return 'field' in ir ? `\`${String(ir.field)}\`` : 'a field';
    case 'edge':
    case 'linked':
    case 'one':
      return 'relation' in ir ? `\`${String(ir.relation)}\`` : 'an edge';
    case 'player':
      return '`player`';
    case 'visits':
    case 'turnsSince':
    case 'turns':
    case 'choices':
      return 'what the reader has done';
    case 'now':
      return '`now`';
    case 'all':
      return 'who is there';
    case 'mission':
      return 'a mission';
    default:
      return undefined;
  }
}
