import type {
  ColumnFormIr,
  ColumnSourceIr,
  ProjectionColumnIr,
  ProjectionConstraintIr,
  ProjectionIr,
  ProjectionRowsIr,
  ProjectionTableIr,
} from '../ir/index.js';
import { type CasesOf, type Check, list, object, oneOf, optional, tagged, text } from './check.js';
import { count } from './logic-shape.js';

const rows: Check<ProjectionRowsIr> = tagged(
  'of',
  (): CasesOf<ProjectionRowsIr, 'of'> => ({
    kind: { kind: text },
    component: { component: text },
    player: {},
    relation: { relation: text },
    block: { block: oneOf<'world' | 'config'>({ world: true, config: true }) },
    account: {},
    entry: {},
  }),
);

type BookingPart = Extract<ColumnSourceIr, { from: 'booking' }>['part'];

const source: Check<ColumnSourceIr> = tagged(
  'from',
  (): CasesOf<ColumnSourceIr, 'from'> => ({
    field: { field: text, component: optional(text) },
    has: { component: text },
    title: {},
    booking: {
      part: oneOf<BookingPart>({ resource: true, amount: true, from: true, to: true, by: true, balance: true }),
    },
  }),
);

const form: Check<ColumnFormIr> = tagged(
  'form',
  (): CasesOf<ColumnFormIr, 'form'> => ({
    plain: {},
    numeric: { scale: count },
    amount: {},
    dice: {},
    json: {},
  }),
);

/** The tables that a host fills. Their names go into SQL only as data, never as text of a statement. */
export const projection: Check<ProjectionIr> = object<ProjectionIr>({
  schema: text,
  function: optional(text),
  former: optional(list(text)),
  unbooked: optional(list(text)),
  tables: list(
    object<ProjectionTableIr>({
      table: text,
      rows,
      columns: list(object<ProjectionColumnIr>({ column: text, from: source, as: form })),
      former: optional(list(text)),
      constraints: optional(list(object<ProjectionConstraintIr>({ name: text, of: text, until: optional(text) }))),
    }),
  ),
});
