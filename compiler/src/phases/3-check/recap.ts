import type { ExprIr, RecapIr, RecapTellsIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Expression, Path, Recap } from '../1-parse/index.js';
import { isSymbolOf, lookupPath } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { checkArguments } from './expressions/arguments.js';
import { check, condition } from './fit.js';
import { namesOf, reportUndefined, reportWrongSort, resolvePath } from './names.js';
import { signatureOf } from './signature.js';
import { textTy } from './types.js';

/** What a reader who comes back is told, when, and what in its place. */
export function checkRecap(c: Checker, recap: Recap): readonly RecapIr[] {
  const { after, when, by, draw, otherwise } = recap;
  const gap = after?.kind === 'duration' ? after.milliseconds : undefined;
  if (after && gap === undefined) {
    c.report(catalogue.notConstant, after.span, {});
  }
  const guard = when && c.purely('what a recap hangs on', () => condition(c, when));
  const instead = otherwise && c.purely('what is told instead', () => check(c, otherwise, textTy));
  const tells = draw ? drawn(c, draw) : by ? told(c, by, recap) : spoken(instead);
  if (!tells) return [];
  return [
    {
      ...(gap !== undefined && { after: gap }),
      ...(guard && { when: guard.ir }),
      tells,
      ...(instead && (draw || by) && { else: instead }),
    },
  ];
}

/** `recap after 7d else "…"` says nothing but that; without anything to say the host is asked for its own words. */
function spoken(text: ExprIr | undefined): RecapTellsIr {
  return { tells: 'text', text: text ?? { op: 'const', value: '' } };
}

function drawn(c: Checker, path: Path): RecapTellsIr | undefined {
  const deck = resolvePath(c, path, 'scene', 'deck', 'deck');
  if (!deck) return undefined;
  c.reads.add(`place:${deck.id}`);
  return { tells: 'deck', deck: deck.id };
}

/** A function that gives a text, a prompt, or a scene, in this order: they share names. */
function told(c: Checker, path: Path, recap: Recap): RecapTellsIr | undefined {
  const names = namesOf(path);
  const found = lookupPath(c.chapter, 'value', names);
  if (found.found === 'one' && found.rest.length === 0) {
    const { symbol } = found;
    c.reads.add(`value:${symbol.id}`);
    // Prompts are called by their names in the bundle, and refused there as long as nothing answers.
    const kind: string = symbol.declaration.kind;
    if (kind === 'prompt') {
      if (!recap.otherwise) {
        c.report(catalogue.missingValue, path.span, { field: 'else', of: 'a recap by a prompt' });
      }
      return { tells: 'prompt', prompt: symbol.id };
    }
    if (isSymbolOf(symbol, 'function')) {
      const text = c.purely('a recap', () => check(c, calleeOf(path), textTy));
      return { tells: 'text', text };
    }
  }
  const scene = lookupPath(c.chapter, 'scene', names);
  if (scene.found === 'one' && scene.rest.length === 0 && isSymbolOf(scene.symbol, 'scene')) {
    c.reads.add(`place:${scene.symbol.id}`);
    checkArguments(c, scene.symbol.name, signatureOf(c.context, scene.symbol).parameters, [], path.span);
    return { tells: 'scene', scene: scene.symbol.id };
  }
  if (found.found === 'one') reportWrongSort(c, names.join('.'), path.span, found.symbol, 'function, prompt or scene');
  else reportUndefined(c, 'function, prompt or scene', names.join('.'), path.span, [], 'value', 'scene');
  return undefined;
}

/** `recap by story_so_far`: a function without arguments is read by its name. */
function calleeOf(path: Path): Expression {
  const [head, ...rest] = path.names;
  if (!head) return { kind: 'error', span: path.span };
  let expression: Expression = { kind: 'nameExpression', name: head, span: head.span };
  for (const name of rest) {
    const span = { start: head.span.start, end: name.span.end };
    expression = { kind: 'member', object: expression, name, span };
  }
  return expression;
}
