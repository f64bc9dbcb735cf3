import type { ContextIr, PromptIr, TextIr } from '@fabula/runtime/bundle';
import { originOf } from '../../../base/index.js';
import type { Body } from './body.js';
import { join, type Label, noLabel } from './label.js';
import { call, labelOf, walkAll } from './logic.js';

/** What is sent with a prompt comes back with its answer; what is secret may not be sent at all. */
export function walkPrompt(b: Body, name: string, { texts, contexts, late }: PromptIr): void {
  let label = noLabel;
  for (const { text } of texts) label = join(label, sent(b, name, text));
  for (const each of contexts) label = join(label, call(b, each, each.context, each.arguments));
  b.yields(label);
  if (!late) return;
  b.bind(late, late.slot, label);
  walkAll(b, late.body);
}

export function walkContext(b: Body, name: string, { parts }: ContextIr): void {
  for (const { text } of parts) b.yields(sent(b, name, text));
}

function sent(b: Body, name: string, text: TextIr): Label {
  let all = noLabel;
  for (const argument of text.arguments) {
    if (argument.argument === 'value') {
      const label = labelOf(b, argument.of);
      const place = originOf(argument) ?? b.at;
      b.flow(label, { into: 'prompt', name, place, knower: undefined, keeping: undefined, calls: [] });
      all = join(all, label);
    } else if (argument.argument === 'if') {
      for (const condition of argument.conditions) if (condition) labelOf(b, condition);
    }
  }
  return all;
}
