import type { BinaryIr } from '../bundle/index.js';
import { both, NotInSql, okIf, type SqlType, type Term } from './term.js';

/** The whole numbers that are the same in memory. */
export const most = '9007199254740991';

const comparisons: { readonly [operator: string]: string } = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  'text.lt': '<',
  'text.le': '<=',
  'text.gt': '>',
  'text.ge': '>=',
};

const arithmetic: {
  readonly [operator: string]: readonly [sign: string, type: SqlType['type'] & ('int' | 'float' | 'big')];
} = {
  'int.add': ['+', 'int'],
  'int.sub': ['-', 'int'],
  'int.mul': ['*', 'int'],
  'float.add': ['+', 'float'],
  'float.sub': ['-', 'float'],
  'float.mul': ['*', 'float'],
  'big.add': ['+', 'big'],
  'big.sub': ['-', 'big'],
};

/** Two values brought together. Sums beyond what SQL holds are errors of the database, and asked in memory then. */
export function operate(operator: BinaryIr, left: Term, right: Term): Term {
  const oks = okIf(left.ok, right.ok);
  const bool = (sql: string): Term => ({ sql, type: { type: 'bool' }, nullable: false, ...oks });
  if (operator === 'eq') return bool(same(left, right));
  if (operator === 'ne') return bool(`(not ${same(left, right)})`);
  const comparison = comparisons[operator];
  if (comparison !== undefined)
    return { ...bool(`(${left.sql} ${comparison} ${right.sql})`), nullable: left.nullable || right.nullable };
  const sum = arithmetic[operator];
  if (sum) {
    const [sign, type] = sum;
    // A whole constant among floats is written as one.
    const as = type === 'float' ? '::double precision' : '';
    const sql = `(${left.sql}${as} ${sign} ${right.sql}${as})`;
    const inRange = type === 'int' ? `(${sql} between -${most} and ${most})` : undefined;
    return { sql, type: { type }, nullable: left.nullable || right.nullable, ...okIf(left.ok, right.ok, inRange) };
  }
  if (operator === 'float.div') {
    const sql = `(${left.sql}::double precision / nullif(${right.sql}::double precision, 0))`;
    return { sql, type: { type: 'float' }, nullable: false, ...okIf(both(left.ok, right.ok), `(${right.sql} <> 0)`) };
  }
  throw new NotInSql(`it uses \`${operator}\``);
}

function same(left: Term, right: Term): string {
  if (left.type.type === 'none') return `(${right.sql} is null)`;
  if (right.type.type === 'none') return `(${left.sql} is null)`;
  if (left.type.type === 'list' || right.type.type === 'list') throw new NotInSql('it compares lists');
  return left.nullable || right.nullable
    ? `(${left.sql} is not distinct from ${right.sql})`
    : `(${left.sql} = ${right.sql})`;
}
