import type { ExprIr } from '@fabula/runtime/bundle';

type Binary = Extract<ExprIr, { readonly op: 'binary' }>;

/** The comparison that holds where this one does not; undefined for what compares nothing. */
export function oppositeOf(e: Binary): Binary | undefined {
  const operator = opposites.get(e.operator);
  return operator && { ...e, operator };
}

const opposites = new Map<string, 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'>([
  ['eq', 'ne'],
  ['ne', 'eq'],
  ['lt', 'ge'],
  ['ge', 'lt'],
  ['gt', 'le'],
  ['le', 'gt'],
]);
