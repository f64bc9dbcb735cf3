import { quoteName, quoteText } from './names.js';
import type { SqlTables } from './tables.js';

/**
 * Holds the books: after a transaction the accounts of each resource sum up to nothing in every branch it touched. It
 * looks when the transaction ends, because a booking changes one account before the other. A resource that the campaign
 * holds, too, is left out: a part of it is elsewhere.
 */
export function balanceTrigger({ schema, tables, balanced }: SqlTables): string {
  if (balanced.length === 0 || !tables.some(({ rows }) => rows.of === 'account')) return '';
  const name = `${quoteName(schema)}."fabula_balanced"`;
  const account = `${quoteName(schema)}."account"`;
  return `create function ${name}() returns trigger language plpgsql as $fabula$
declare
  changed ${account}%rowtype;
  total numeric;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed."resource" not in (${balanced.map(quoteText).join(', ')}) then
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
$fabula$;
create constraint trigger "balanced" after insert or update or delete on ${account}
  deferrable initially deferred for each row execute function ${name}();`;
}
