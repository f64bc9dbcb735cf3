import {
  type ArgumentIr,
  encodeValue,
  type Json,
  type KeyedArmIr,
  type PartIr,
  type TextIr,
} from '../../bundle/index.js';
import type { TextArguments } from '../output.js';
import { advance, stepOf } from '../run/sequence.js';
import type { Turn } from '../run/turn.js';
import type { LinkedSequence, LinkedText } from './linked.js';
import type { Linker } from './linker.js';
import { selectKey } from './select-key.js';

type Arguments = { [argument: string]: Json };

/** Walks a part, evaluating the arguments on its way. */
type Walk = (turn: Turn, into: Arguments) => void;

const noArguments: TextArguments = Object.freeze({});

/**
 * A text for the edge to render: its arguments. Of a `pick` and a `select` only the chosen arm is walked, so that what
 * isn't shown costs and changes nothing. Of a plural all arms are, since which one a reader sees is for the reader's
 * language to say, and a state must not hang on that.
 */
export function linkText(link: Linker, text: TextIr): LinkedText {
  if (text.arguments.length === 0) return { arguments: () => noArguments, sequences: [] };
  const evaluate = text.arguments.map((argument) => linkArgument(link, argument));
  const walk = linkParts(text.template, evaluate);
  const sequences = text.arguments.flatMap((argument): LinkedSequence[] => {
    if (argument.argument !== 'sequence') return [];
    const { site, strategy, count } = argument;
    return [{ site, advance: (turn) => advance(turn, site, stepOf(turn, site, strategy, count).next) }];
  });
  return {
    arguments: (turn) => {
      const into: Arguments = {};
      walk(turn, into);
      return into;
    },
    sequences,
  };
}

function linkArgument(link: Linker, argument: ArgumentIr): (turn: Turn) => Json {
  switch (argument.argument) {
    case 'value': {
      const of = link.expression(argument.of);
      return (turn) => encodeValue(of(turn));
    }
    case 'if': {
      const conditions = argument.conditions.map((condition) => condition && link.expression(condition));
      return (turn) => {
        for (let i = 0; i < conditions.length; i++) {
          const condition = conditions[i];
          if (!condition || condition(turn) === true) return i;
        }
        return -1;
      };
    }
    case 'sequence': {
      const { site, strategy, count } = argument;
      return (turn) => {
        const { item, next } = stepOf(turn, site, strategy, count);
        // A choice's label moves on when it is taken, not each time it is looked at.
        if (!turn.quiet) advance(turn, site, next);
        return item;
      };
    }
  }
}

function linkParts(parts: readonly PartIr[], evaluate: readonly ((turn: Turn) => Json)[]): Walk {
  const walks = parts.flatMap((part) => linkPart(part, evaluate));
  const [only] = walks;
  if (walks.length === 1 && only) return only;
  return (turn, into) => {
    for (const walk of walks) walk(turn, into);
  };
}

function linkPart(part: PartIr, evaluate: readonly ((turn: Turn) => Json)[]): readonly Walk[] {
  if (typeof part === 'string') return [];
  if (part.part === 'markup') {
    const attributes = Object.values(part.attributes).flatMap((index): Walk[] => {
      const argument = evaluate[index];
      if (!argument) throw new TypeError('a text names an argument that it does not have');
      return [
        (turn, into) => {
          into[index] ??= argument(turn);
        },
      ];
    });
    return part.text ? [...attributes, linkParts(part.text, evaluate)] : attributes;
  }
  const index = part.argument;
  const argument = evaluate[index];
  if (!argument) throw new TypeError('a text names an argument that it does not have');
  /** An argument that two parts name is evaluated once. */
  const valueOf = (turn: Turn, into: Arguments): Json => {
    const known = into[index];
    if (known !== undefined) return known;
    const value = argument(turn);
    into[index] = value;
    return value;
  };
  switch (part.part) {
    case 'value':
    case 'list':
      return [(turn, into) => void valueOf(turn, into)];
    case 'pick': {
      const arms = part.arms.map((arm) => linkParts(arm, evaluate));
      return [
        (turn, into) => {
          const chosen = valueOf(turn, into);
          if (typeof chosen === 'number') arms[chosen]?.(turn, into);
        },
      ];
    }
    case 'plural': {
      const all = linkParts(
        part.arms.flatMap((arm) => arm.text),
        evaluate,
      );
      return [
        (turn, into) => {
          valueOf(turn, into);
          all(turn, into);
        },
      ];
    }
    case 'select': {
      const arms = linkKeyed(part.arms, evaluate);
      return [
        (turn, into) => {
          const key = selectKey(valueOf(turn, into));
          const arm = arms.get(key) ?? arms.get('other');
          arm?.(turn, into);
        },
      ];
    }
  }
}

function linkKeyed(
  arms: readonly KeyedArmIr[],
  evaluate: readonly ((turn: Turn) => Json)[],
): ReadonlyMap<string, Walk> {
  return new Map(arms.map((arm) => [arm.key, linkParts(arm.text, evaluate)]));
}
