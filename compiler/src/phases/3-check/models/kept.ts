import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, MemberExpression, MemoryDeclaration, Name } from '../../1-parse/index.js';
import { isOfCampaign, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';

/**
 * What a memory keeps, as an author would write it: `mara.notes`. It is read and written like any field, so that what is
 * said of private fields holds of it. Undefined where whose memory it is was not said, which is reported.
 */
export function keptOf(
  c: Checker,
  memory: Symbol<MemoryDeclaration>,
  owner: Expression | undefined,
  span: Span,
): MemberExpression | undefined {
  const { declaration } = memory;
  const campaign = isOfCampaign(declaration);
  if (campaign === (owner !== undefined)) {
    c.report(catalogue.memoryOwner, owner?.span ?? span, {
      name: memory.name,
      ...(campaign
        ? { hint: 'belongs to the campaign, and to nobody else' }
        : { hint: 'belongs to somebody: say whose' }),
    });
    if (owner) c.expression(owner);
    return undefined;
  }
  const name: Name = { kind: 'name', text: campaign ? `${declaration.name.text}.kept` : declaration.name.text, span };
  const object: Expression = owner ?? { kind: 'nameExpression', name: { kind: 'name', text: 'campaign', span }, span };
  // As it is shown where it leaks: `own, mara` of a `recall`, `own of mara` of a `remember`.
  return { kind: 'member', object, name, span: { start: span.start, end: owner?.span.end ?? span.end } };
}
