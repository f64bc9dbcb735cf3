import { catalogue } from '../../../diagnostics/index.js';
import type { InlineSelect } from '../../1-parse/index.js';
import { closest, isSymbolOf, lookupPath } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import type { Ty } from '../types.js';

/**
 * The keys of a select as the value has them: members, `true` and `false`, texts, ids of entities. Reports keys that
 * can't come, and a missing `other` where the keys don't cover all.
 */
export function selectKeys(c: Checker, inline: InlineSelect, type: Ty): readonly string[] {
  if (type.kind === 'optional') {
    c.report(catalogue.maybeNone, inline.subject.span, { what: `\`${c.sourceOf(inline.subject.span)}\`` });
    return [];
  }
  if (type.kind === 'unknown') return [];
  const known = keysOf(type);
  if (!known && type.kind !== 'text' && type.kind !== 'ref') {
    c.report(catalogue.wrongType, inline.subject.span, {
      found: describe(type),
      wanted: 'an enum, a bool, a text or an entity',
    });
    return [];
  }
  const seen = new Set<string>();
  const keys = inline.arms.map(({ key, keySpan }) => {
    if (seen.has(key)) c.report(catalogue.repeatedArm, keySpan, { key });
    seen.add(key);
    if (key === 'other') return key;
    if (type.kind === 'ref') return entityKey(c, key, keySpan);
    if (known && !known.includes(key) && key !== '') {
      const near = closest(key, [...known, 'other']);
      c.report(
        catalogue.unknownArm,
        keySpan,
        { key, known: [...known, 'other'].map((each) => `\`${each}\``).join(', ') },
        near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span: keySpan, text: near }) },
      );
    }
    return key;
  });
  const missing = known?.filter((each) => !seen.has(each));
  if (!seen.has('other') && (!missing || missing.length > 0)) {
    c.report(catalogue.otherMissing, inline.subject.span, {
      missing: missing ? `: ${missing.map((each) => `\`${each}\``).join(', ')} would have no text` : '',
    });
  }
  return keys;
}

function keysOf(type: Ty): readonly string[] | undefined {
  if (type.kind === 'bool') return ['true', 'false'];
  return type.kind === 'enum' ? type.symbol.declaration.cases.map((each) => each.name.text) : undefined;
}

function entityKey(c: Checker, key: string, span: InlineSelect['span']): string {
  if (key === 'player') return key;
  const found = lookupPath(c.chapter, 'value', key.split('.'));
  if (found.found === 'one' && isSymbolOf(found.symbol, 'entity')) {
    c.reads.add(`value:${found.symbol.id}`);
    return found.symbol.id;
  }
  c.report(catalogue.undefinedName, span, { kind: 'entity', name: key });
  return key;
}
