import type { TestIr, TestStepIr } from '@fabula/runtime/bundle';
import { catalogue, type Diagnostic } from '../../diagnostics/index.js';
import type { Expression, TestStep, TextLiteral } from '../1-parse/index.js';
import { type BoundProgram, isSymbolOf, lookupPath, type PlaceIds, type Unit } from '../2-bind/index.js';
import type { Uses } from './checked.js';
import { Checker } from './checker.js';
import { checkArguments } from './expressions/arguments.js';
import { plainText } from './expressions/literal.js';
import { condition, fit } from './fit.js';
import { namesOf, resolvePath } from './names.js';
import { contextOf } from './rules.js';
import { signatureOf } from './signature.js';
import { checkTarget } from './statements/target.js';
import { constantFigure } from './types/constant.js';
import { isPersonal } from './types.js';

export interface CheckedTests {
  readonly tests: readonly TestIr[];
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: Uses;
}

/** Checks the `test` blocks of a pack. */
export function checkTests(program: BoundProgram, ids: PlaceIds, unit: Unit): CheckedTests {
  const context = contextOf(program, ids);
  const diagnostics: Diagnostic[] = [];
  const reads = new Set<string>();
  const writes = new Set<string>();
  const tests = unit.tests.map(({ declaration, file, chapter }): TestIr => {
    const title = plainText(declaration.title) ?? '';
    const c = new Checker(context, { chapter, file, place: `test/${title}` });
    c.test = true;
    const steps = declaration.steps.flatMap((step) => checkStep(c, step));
    diagnostics.push(...c.diagnostics);
    for (const read of c.reads) reads.add(read);
    for (const write of c.writes) writes.add(write);
    return { title, file: file.path, line: c.file.lines.at(declaration.span.start).line, steps };
  });
  return { tests, diagnostics, uses: { reads, writes, unread: [] } };
}

function checkStep(c: Checker, step: TestStep): TestStepIr[] {
  const { line } = c.file.lines.at(step.span.start);
  switch (step.kind) {
    case 'start': {
      const scene = resolvePath(c, step.scene, 'scene', 'scene', 'scene');
      if (!scene) {
        for (const argument of step.arguments) c.expression(argument.value);
        return [];
      }
      c.reads.add(`place:${scene.id}`);
      const { values } = checkArguments(
        c,
        scene.name,
        signatureOf(c.context, scene).parameters,
        step.arguments,
        step.scene.span,
      );
      const seed = seedOf(c, step.seed);
      return [{ line, step: 'start', scene: scene.id, arguments: values, ...(seed !== undefined && { seed }) }];
    }
    case 'choose':
    case 'say':
      return [{ line, step: step.kind, text: textOf(c, step.text) }];
    case 'given': {
      const target = checkTarget(c, step.target);
      const value = c.expression(step.value, target?.type);
      if (!target) return [];
      const personal = isPersonal(value.type) || isPersonal(target.type);
      const ir = fit(c, value, target.type, step.value.span);
      return [
        {
          line,
          step: 'given',
          statement: { do: 'set', id: c.site(), to: target.to, value: ir, ...(personal && { personal: true }) },
        },
      ];
    }
    case 'expectSays': {
      const speaker = step.speaker && speakerOf(c, step.speaker);
      return [{ line, step: 'expectSays', ...(speaker !== undefined && { speaker }), text: textOf(c, step.text) }];
    }
    case 'expect': {
      const test = c.purely('what is expected', () => condition(c, step.condition));
      return [{ line, step: 'expect', condition: test.ir, source: c.sourceOf(step.condition.span) }];
    }
    case 'expectChoice':
      return [{ line, step: 'expectChoice', text: textOf(c, step.text), negated: step.negated }];
    case 'answer': {
      const extern = resolvePath(c, step.of, 'value', 'host’s function', 'extern');
      const wanted = extern && signatureOf(c.context, extern).result;
      const value = c.purely('an answer', () => c.expression(step.value, wanted));
      if (!extern || !wanted) return [];
      if (wanted.kind === 'nothing') {
        c.report(catalogue.externSilent, step.value.span, { name: extern.name });
        return [];
      }
      return [{ line, step: 'answer', function: extern.id, value: fit(c, value, wanted, step.value.span) }];
    }
    case 'expectEnd':
      return [{ line, step: 'expectEnd' }];
    case 'command':
      return [{ line, step: step.name }];
    case 'errorStep':
      return [];
  }
}

function speakerOf(c: Checker, path: Parameters<typeof resolvePath>[1]): string | undefined {
  if (namesOf(path).join('.') === 'player') return 'player';
  const found = lookupPath(c.chapter, 'value', namesOf(path));
  if (found.found === 'one' && isSymbolOf(found.symbol, 'entity') && found.rest.length === 0) {
    c.reads.add(`value:${found.symbol.id}`);
    return found.symbol.id;
  }
  return resolvePath(c, path, 'value', 'entity', 'entity')?.id;
}

/** What a reader chooses or sees is compared as written: nothing in it is live. */
function textOf(c: Checker, literal: TextLiteral): string {
  const text = plainText(literal);
  if (text === undefined) c.report(catalogue.notConstant, literal.span, {});
  return text ?? '';
}

function seedOf(c: Checker, seed: Expression | undefined): number | undefined {
  if (!seed || seed.kind === 'error') return undefined;
  const value = constantFigure(seed);
  if (value === undefined || !Number.isInteger(value)) c.report(catalogue.notConstant, seed.span, {});
  return value;
}
