import { quoteName, quoteText } from './names.js';
import type { SqlTables } from './tables.js';

/**
 * Holds the books: after a transaction the accounts of each resource sum up to nothing in every branch it touched. It
 * looks when the transaction ends, because a booking changes one account before the other. A resource that the campaign
 * holds, too, is left out: a part of it is elsewhere.
 */
export function balanceTrigger(tables: SqlTables): string {
  const books = booksOf(tables);
  if (!books || tables.balanced.length === 0) return '';
  return `create ${books.body(tables.balanced)}
${books.trigger}`;
}

/** What holds the books, apart: the function (after `create`) that checks these resources, and the trigger that calls it. */
export interface Books {
  readonly name: string;
  readonly account: string;
  readonly trigger: string;
  /** `note` is a line of its text by which it is known again. */
  readonly body: (balanced: readonly string[], note?: string) => string;
}

export function booksOf({ schema, tables }: SqlTables): Books | undefined {
  const table = tables.find(({ rows }) => rows.of === 'account');
  if (!table) return undefined;
  const called = table.name === 'account' ? 'fabula_balanced' : `fabula_balanced_${table.name}`;
  const name = `${quoteName(schema)}.${quoteName(called)}`;
  const account = `${quoteName(schema)}.${quoteName(table.name)}`;
  const body = (
    balanced: readonly string[],
    note?: string,
  ): string => `function ${name}() returns trigger language plpgsql as $fabula$
declare
  changed ${account}%rowtype;
  total numeric;
begin${note === undefined ? '' : `\n  -- ${note}`}
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if ${balanced.length === 0 ? 'true' : `changed."resource" not in (${balanced.map(quoteText).join(', ')})`} then
    return null;
  end if;
  select coalesce(sum(a."balance"), 0) into total
    from ${account} a
   where a."tenant" = changed."tenant" and a."campaign_id" = changed."campaign_id"
     and a."session_id" = changed."session_id" and a."branch" = changed."branch" and a."resource" = changed."resource";
  if total <> 0 then
    raise exception 'the books of % are out of balance by %', changed."resource", total using errcode = 'FB004';
  end if;
  return null;
end
$fabula$;`;
  const trigger = `create constraint trigger "balanced" after insert or update or delete on ${account}
  deferrable initially deferred for each row execute function ${name}();`;
  return { name, account, trigger, body };
}
