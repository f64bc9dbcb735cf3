import type { ArgumentIr, FormatIr, KeyedArmIr, PartIr, TextIr, Value } from '../../bundle/index.js';
import { encodeValue } from '../../bundle/index.js';
import { textOf } from '../../world/index.js';
import { asBig, bigText } from '../arithmetic/big.js';
import { joinText } from '../arithmetic/text.js';
import { madeOfWords, type Personal, personalIn } from '../run/personal.js';
import { advance, stepOf } from '../run/sequence.js';
import type { Turn } from '../run/turn.js';
import { plainText } from './builtin.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { titleOfId } from './read.js';
import { selectKey } from './select-key.js';
import { elementsOf } from './values.js';

/** What is written so far: the values that were asked for, and whose words are among them. */
interface Written {
  readonly values: (Value | undefined)[];
  personal: Personal | undefined;
}

type Write = (turn: Turn, written: Written) => string;

/**
 * A text inside logic, as one string. It becomes part of the state, so it is of no locale: plain figures, `one` for 1 and
 * else `other`, lists with commas and "and". Text for readers goes to the edge with its arguments instead.
 */
export function linkTextValue(link: Linker, text: TextIr): Evaluate {
  const values = text.arguments.map((argument) => linkArgument(link, argument));
  const write = linkParts(link, text, text.template, values);
  return (turn) => {
    const written: Written = { values: [], personal: undefined };
    const result = write(turn, written);
    return written.personal ? madeOfWords(written.personal, result) : result;
  };
}

function linkArgument(link: Linker, argument: ArgumentIr): Evaluate {
  switch (argument.argument) {
    case 'value':
      return link.expression(argument.of);
    case 'if': {
      const conditions = argument.conditions.map((condition) => condition && link.expression(condition));
      return (turn) => conditions.findIndex((condition) => !condition || condition(turn) === true);
    }
    case 'sequence': {
      const { site, strategy, count } = argument;
      return (turn) => {
        const { item, next } = stepOf(turn, site, strategy, count);
        if (!turn.quiet) advance(turn, site, next);
        return item;
      };
    }
  }
}

function linkParts(link: Linker, text: TextIr, parts: readonly PartIr[], values: readonly Evaluate[]): Write {
  const writes = parts.map((part) => linkPart(link, text, part, values));
  return (turn, written) => {
    let result = '';
    for (const write of writes) result = joinText(result, write(turn, written));
    return result;
  };
}

function linkPart(link: Linker, text: TextIr, part: PartIr, values: readonly Evaluate[]): Write {
  if (typeof part === 'string') return () => part;
  if (part.part === 'markup') return part.text ? linkParts(link, text, part.text, values) : () => '';
  const index = part.argument;
  const evaluate = values[index];
  if (!evaluate) throw new TypeError('a text names an argument that it does not have');
  const valueOf = (turn: Turn, { values: known }: Written): Value => (known[index] ??= evaluate(turn));
  const argument = text.arguments[index];
  const format: FormatIr = argument?.argument === 'value' ? argument.format : { as: 'text' };
  switch (part.part) {
    case 'value':
    case 'list':
      return (turn, written) => formatPlain(turn, valueOf(turn, written), format, written);
    case 'pick': {
      const arms = part.arms.map((arm) => linkParts(link, text, arm, values));
      return (turn, written) => {
        const chosen = valueOf(turn, written);
        return typeof chosen === 'number' ? (arms[chosen]?.(turn, written) ?? '') : '';
      };
    }
    case 'plural': {
      const arms = linkKeyed(link, text, part.arms, values);
      return (turn, written) => {
        const value = valueOf(turn, written);
        const exact = arms.get(`=${plainText(value)}`);
        const arm = exact ?? arms.get(value === 1 || value === 1n ? 'one' : 'other') ?? arms.get('other');
        return arm?.(turn, written) ?? '';
      };
    }
    case 'select': {
      const arms = linkKeyed(link, text, part.arms, values);
      return (turn, written) => {
        const key = selectKey(encodeValue(valueOf(turn, written)));
        return (arms.get(key) ?? arms.get('other'))?.(turn, written) ?? '';
      };
    }
  }
}

function linkKeyed(
  link: Linker,
  text: TextIr,
  arms: readonly KeyedArmIr[],
  values: readonly Evaluate[],
): ReadonlyMap<string, Write> {
  return new Map(arms.map((arm) => [arm.key, linkParts(link, text, arm.text, values)]));
}

function formatPlain(turn: Turn, value: Value, format: FormatIr, written: Written): string {
  if (value === null) return '';
  written.personal ??= personalIn(value);
  const { schema } = turn.program.world;
  switch (format.as) {
    case 'decimal':
      return bigText(asBig(value), format.scale);
    case 'amount':
      return bigText(asBig(value), schema.resources[format.resource]?.scale ?? 0);
    case 'enum': {
      const member = plainText(value);
      return schema.enums[format.enum]?.cases.find(({ name }) => name === member)?.title ?? member;
    }
    case 'title': {
      const title = titleOfId(turn, value);
      written.personal ??= personalIn(title);
      return textOf(title);
    }
    case 'list': {
      const items = elementsOf(value).map((item) => formatPlain(turn, item, format.of, written));
      const last = items.pop() ?? '';
      return items.length === 0 ? last : `${items.join(', ')} and ${last}`;
    }
    case 'text':
    case 'int':
    case 'float':
    case 'bool':
    case 'duration':
    case 'instant':
    case 'dice':
    case 'data':
      return plainText(value);
  }
}
