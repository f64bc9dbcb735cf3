import type { TestStepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { TestStep } from '../1-parse/index.js';
import { lookup } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { classifier } from './expressions/ask.js';
import { plainText } from './expressions/literal.js';
import { fit } from './fit.js';
import { pathText, resolvePath } from './names.js';
import { signatureOf } from './signature.js';

type Answer = TestStep & { readonly kind: 'answer' };

/** `answer distance with 3.0`, `answer reply with { … }`, `answer interpret with apologise`. */
export function checkAnswer(c: Checker, step: Answer, line: number): TestStepIr[] {
  if (pathText(step.of) === 'interpret' && lookup(c.chapter, 'value', 'interpret').found === 'none') {
    return intent(c, step, line);
  }
  const asked = resolvePath(c, step.of, 'value', 'host’s function, prompt or model', 'extern', 'prompt', 'model');
  const wanted = asked && signatureOf(c.context, asked).result;
  const value = c.purely('an answer', () => c.expression(step.value, wanted));
  if (!asked || !wanted) return [];
  if (wanted.kind === 'nothing') {
    c.report(catalogue.externSilent, step.value.span, { name: asked.name });
    return [];
  }
  return [{ line, step: 'answer', function: asked.id, value: fit(c, value, wanted, step.value.span) }];
}

/** What a text is meant as: the name of an intent. */
function intent(c: Checker, { value }: Answer, line: number): TestStepIr[] {
  c.reads.add('builtin:interpret');
  const name = value.kind === 'nameExpression' ? value.name.text : value.kind === 'text' ? plainText(value) : undefined;
  if (name === undefined) {
    const holes = { found: `\`${c.sourceOf(value.span)}\``, wanted: 'the name of an intent' };
    c.report(catalogue.wrongType, value.span, holes);
    return [];
  }
  return [{ line, step: 'answer', function: classifier, value: { op: 'const', value: name } }];
}
