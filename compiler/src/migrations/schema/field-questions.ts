import { catalogue } from '../../diagnostics/index.js';
import type { Question } from '../change.js';
import type { Blocked } from '../values/index.js';
import type { FieldsOwner } from './fields-owner.js';
import { ask, dropOf, type Findings } from './findings.js';

/** Why values of the one type can't become values of the other, and what may be done. */
export function askAboutType(
  owner: FieldsOwner,
  was: string,
  name: string,
  types: { readonly before: string; readonly after: string },
  blocked: Blocked,
  findings: Findings,
): void {
  const migrate = migratable(owner, 'Say how the new value is made.');
  const drop = { does: 'Drop what sessions hold.', how: dropOf(`field ${was}`) };
  switch (blocked.by) {
    case 'type':
    case 'case':
      ask(findings, catalogue.noConversion, { field: name, ...types }, name, [
        ...migrate,
        { does: 'Give the new one a name of its own, beside the old one.', how: `${lastName(name)}_2: ${types.after}` },
        drop,
      ]);
      return;
    case 'noDefault':
      ask(findings, catalogue.nothingInPlace, { field: name, what: blocked.what }, name, [
        { does: 'Give it a default, which takes its place.', how: `${lastName(name)}: ${types.after} = …` },
        { does: 'Let it be empty.', how: `${lastName(name)}: ${types.after}?` },
        ...migrate,
        drop,
      ]);
      return;
    case 'fieldGone':
      ask(findings, catalogue.fieldGone, { field: blocked.field }, blocked.field, [
        { does: 'If it is called otherwise, say so.', how: `was ${lastName(blocked.field)}` },
        { does: 'Drop what sessions hold of it.', how: dropOf(`field ${blocked.field}`) },
      ]);
      return;
    case 'fieldNew':
      askForDefault(owner, blocked.field, findings);
  }
}

/** Migrations are said of kinds, components and relations. */
export function migratable({ key, now }: FieldsOwner, does: string): Question['choices'] {
  return /^(?:kind|component|relation) /.test(key) ? [{ does, how: `migrate ${now} from (old) { … }` }] : [];
}

export function askForDefault(owner: FieldsOwner, field: string, findings: Findings): void {
  ask(findings, catalogue.newFieldEmpty, { field }, field, [
    { does: 'Give it a default.', how: `${lastName(field)}: … = …` },
    { does: 'Let it be empty.', how: `${lastName(field)}: …?` },
    ...migratable(owner, 'Say how it is made of what was kept.'),
  ]);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
