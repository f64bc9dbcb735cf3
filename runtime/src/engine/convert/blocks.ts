import type { FieldsConversionIr } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import type { Accounts, Books } from './accounts.js';
import type { Derive } from './derived.js';
import { convertJson, fieldIn, planFields, stand } from './fields.js';
import type { Pass, Run, Section } from './pass.js';
import { isWanted } from './pass.js';

/** A state block: the world, the config, the campaign. */
export function blockSection(
  letter: 'w' | 'k' | 'c',
  ir: FieldsConversionIr | undefined,
  derived: (node: NonNullable<FieldsConversionIr['derived']>) => Derive,
  accounts: Accounts | undefined,
  booksOf: (run: Run) => Books | undefined,
): Section | undefined {
  if (!ir && !accounts?.names) return undefined;
  const plan = planFields(ir ?? {}, derived);
  return {
    letters: letter,
    begin(run): Pass {
      const books = booksOf(run);
      return {
        cell([, name = ''], json) {
          const conversion = fieldIn(plan.fields, name) ?? {};
          if (conversion.gone) return;
          const field = conversion.to ?? name;
          const key = cellKey(letter, field);
          run.after[key] = books?.enter(undefined, name, key, json) ?? convertJson(conversion, json);
        },
        other([, name = ''], json) {
          const conversion = fieldIn(plan.fields, name) ?? {};
          if (!conversion.gone) books?.enter(undefined, name, cellKey(letter, conversion.to ?? name), json);
        },
        end() {
          if (!plan.stands || !isWanted(run, letter)) return;
          run.at = letter;
          const thing = {
            name: letter,
            before: (field: string) => run.before[cellKey(letter, field)],
            key: (field: string) => cellKey(letter, field),
          };
          run.attempt(() => stand(plan, thing, run.after, run.has));
        },
      };
    },
  };
}
