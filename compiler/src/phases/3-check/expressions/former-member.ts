import type { MemberExpression } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { reportUndefined } from '../names.js';
import type { Meaning } from './meaning.js';
import { readPlace } from './name.js';

/** `old.stamina`, `old.Voice.tone`: what the version before kept. */
export function formerMember(
  c: Checker,
  { name, span }: MemberExpression,
  { of, members }: Meaning & { readonly is: 'former' },
): Meaning {
  const member = members.get(name.text);
  if (!member) {
    reportUndefined(c, `field of ${of} in the last release`, name.text, name.span, [...members.keys()]);
    return { is: 'reported' };
  }
  if ('members' in member) return { is: 'former', ...member };
  member.read();
  return { is: 'value', value: readPlace(c, member.ir, member.type, span, 'read') };
}
