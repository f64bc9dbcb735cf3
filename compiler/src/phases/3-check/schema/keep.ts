import type { KeepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Field, Keep } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import { reportUndefined } from '../names.js';

/** `keep 30d`, `keep by privacy { open: 730d, sensitive: 30d }`: how long what is stored may be kept. */
export function checkKeep(c: Checker, keep: Keep, fields: readonly Field[]): KeepIr | undefined {
  const { by, after, cases } = keep;
  if (!by) return after?.kind === 'duration' ? { after: after.milliseconds } : wrong(c, after);
  const field = fields.find((each) => each.name.text === by.text);
  if (!field) {
    const names = fields.map((each) => each.name.text);
    reportUndefined(c, 'field', by.text, by.span, names);
    return undefined;
  }
  const type = c.context.written(field.type, c.chapter);
  if (type.kind === 'unknown') return undefined;
  if (type.kind !== 'enum') {
    c.report(catalogue.keepByEnum, by.span, { name: by.text, type: describe(type) });
    return undefined;
  }
  const members = type.symbol.declaration.cases.map((each) => each.name.text);
  const times: { [member: string]: number } = {};
  for (const { name, value } of cases) {
    if (!members.includes(name.text)) {
      reportUndefined(c, `member of ${type.symbol.name}`, name.text, name.span, members);
      continue;
    }
    if (times[name.text] !== undefined) c.report(catalogue.repeatedField, name.span, { name: name.text });
    if (value?.kind === 'duration') times[name.text] = value.milliseconds;
    else wrong(c, value);
  }
  const missing = members.filter((member) => !cases.some((each) => each.name.text === member));
  // One that is misspelt was reported; it is likely the one that is missing.
  const misspelt = cases.some((each) => !members.includes(each.name.text));
  if (missing.length > 0 && !misspelt)
    c.report(catalogue.keepIncomplete, keep.span, { field: by.text, missing: missing.join('` or `') });
  return { by: by.text, times };
}

function wrong(c: Checker, written: Expression | undefined): undefined {
  if (written && written.kind !== 'error')
    c.report(catalogue.wrongType, written.span, {
      found: `\`${c.sourceOf(written.span)}\``,
      wanted: 'a duration such as `30d`',
    });
  return undefined;
}
