import { encodeValue, type TagIr } from '../../bundle/index.js';
import type { OutputTag } from '../output.js';
import type { Turn } from '../run/turn.js';
import type { Linker } from './linker.js';

const none: readonly OutputTag[] = Object.freeze([]);

export const noTags = (): readonly OutputTag[] => none;

/** The tags of a place with their values. Most have none that is to be evaluated, and are made once. */
export function linkTags(link: Linker, tags: readonly TagIr[] | undefined): (turn: Turn) => readonly OutputTag[] {
  if (!tags || tags.length === 0) return noTags;
  const live = tags.map(({ name, value, of }): OutputTag | ((turn: Turn) => OutputTag) => {
    if (!of) return { name, ...(value !== undefined && { value }) };
    if (of.op === 'const') return { name, value: of.value };
    const evaluate = link.expression(of);
    return (turn) => ({ name, value: encodeValue(evaluate(turn)) });
  });
  const fixed = live.filter((each) => typeof each !== 'function');
  if (fixed.length === live.length) return () => fixed;
  return (turn) => live.map((each) => (typeof each === 'function' ? each(turn) : each));
}
