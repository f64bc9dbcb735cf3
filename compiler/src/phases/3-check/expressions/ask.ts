import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Argument, AskExpression, InferExpression, InterpretExpression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check } from '../fit.js';
import { resolvePath } from '../names.js';
import { signatureOf } from '../signature.js';
import { personalTy, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { checkArguments } from './arguments.js';
import { plainText } from './literal.js';

/** `ask reply(mara, said)`: what a model answers, else what the prompt falls back to. */
export function askExpression(c: Checker, e: AskExpression): Elaborated {
  reportBan(c, 'A prompt is asked', e.span);
  const symbol = resolvePath(c, e.prompt, 'value', 'prompt', 'prompt');
  if (!symbol) return broken(c, e.arguments);
  if (!symbol.declaration.fallback && !c.offTurn) {
    c.report(catalogue.askWithoutFallback, e.span, { name: symbol.name }, { related: [c.relatedTo(symbol)] });
  }
  return called(c, symbol, e.arguments, e.span);
}

/** `infer frame(pairs: p)`: what a model of its own file yields, else its fallback. */
export function inferExpression(c: Checker, e: InferExpression): Elaborated {
  reportBan(c, 'A model is asked', e.span);
  const symbol = resolvePath(c, e.model, 'value', 'model', 'model');
  if (!symbol) return broken(c, e.arguments);
  if (!symbol.declaration.fallback && !c.offTurn) {
    c.report(catalogue.askWithoutFallback, e.span, { name: symbol.name }, { related: [c.relatedTo(symbol)] });
  }
  return called(c, symbol, e.arguments, e.span);
}

/** The name under which the engine asks what a text is meant as. No declaration has a blank in its name. */
export const classifier = 'interpret said';

/** Which of some intents a text has: its name, or nothing. */
export function interpretExpression(c: Checker, e: InterpretExpression): Elaborated {
  reportBan(c, 'A text is interpreted', e.span);
  const said = check(c, e.said, textTy);
  for (const { gloss } of e.intents) if (plainText(gloss) === undefined) c.expression(gloss);
  const pairs = e.intents.map(({ name, gloss }) => [name.text, plainText(gloss) ?? ''] as const);
  c.reads.add('builtin:interpret');
  const ir = {
    op: 'extern',
    function: classifier,
    arguments: [said, { op: 'const', value: { $map: pairs.map(([name, gloss]) => [name, gloss]) } }],
  } as const;
  c.origin(ir, e.span);
  return { type: textTy, ir };
}

function called(
  c: Checker,
  symbol: Parameters<typeof signatureOf>[1],
  given: readonly Argument[],
  span: Span,
): Elaborated {
  const { parameters, result } = signatureOf(c.context, symbol);
  const { values, personal, resultOf } = checkArguments(c, symbol.name, parameters, given, span);
  const ir = { op: 'extern', function: symbol.id, arguments: values } as const;
  c.origin(ir, span);
  const type = resultOf(result);
  return { type: personal ? personalTy(type) : type, ir };
}

function broken(c: Checker, given: readonly Argument[]): Elaborated {
  for (const argument of given) c.expression(argument.value);
  return unknownValue;
}

/** What comes of a model is not known before, and is recorded: it stands where changes may. */
function reportBan(c: Checker, what: string, span: Span): void {
  if (c.ban !== undefined) c.report(catalogue.effectNotAllowed, span, { what, where: c.ban });
}
