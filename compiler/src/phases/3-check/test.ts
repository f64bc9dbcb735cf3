import type { TestIr, TestStepIr } from '@fabula/runtime/bundle';
import { catalogue, type Diagnostic } from '../../diagnostics/index.js';
import type { Expression, TestStep } from '../1-parse/index.js';
import { type BoundProgram, isSymbolOf, lookupPath, type PlaceIds, type Unit } from '../2-bind/index.js';
import type { Uses } from './checked.js';
import { Checker } from './checker.js';
import { checkArguments } from './expressions/arguments.js';
import { plainText } from './expressions/literal.js';
import { condition, fit } from './fit.js';
import { namesOf, resolvePath } from './names.js';
import { contextOf } from './rules.js';
import { checkSeatStep, TestSeats, textOf } from './seat-steps.js';
import { signatureOf } from './signature.js';
import { checkRunStep } from './simulation/run-step.js';
import { checkGivenTarget } from './statements/target.js';
import { spanOfTime } from './step-settings.js';
import { checkAnswer } from './test-answer.js';
import { constantFigure } from './types/constant.js';
import { isPersonal } from './types.js';
import { checkWalk, timesOf } from './walk.js';

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
    const seats = new TestSeats(c, declaration.steps);
    const steps = declaration.steps.flatMap((step) => checkStep(c, step, seats));
    diagnostics.push(...c.diagnostics);
    for (const read of c.reads) reads.add(read);
    for (const write of c.writes) writes.add(write);
    return { title, file: file.path, line: c.file.lines.at(declaration.span.start).line, steps };
  });
  return { tests, diagnostics, uses: { reads, writes, unread: [] } };
}

function checkStep(c: Checker, step: TestStep, seats: TestSeats): TestStepIr[] {
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
    case 'say': {
      const by = seats.of(c, step.seat);
      const act: TestStepIr = { line, step: step.kind, text: textOf(c, step.text), ...by };
      const said = step.kind === 'choose' && step.saying;
      const once: TestStepIr[] = said ? [act, { line, step: 'say', text: textOf(c, said), ...by }] : [act];
      return Array.from({ length: timesOf(c, step.times) }, () => once).flat();
    }
    case 'transcript':
      return [{ line, step: 'transcript', file: textOf(c, step.file) }];
    case 'walk':
      return [checkWalk(c, step, line)];
    case 'players':
    case 'seat':
    case 'call':
    case 'close':
    case 'expectReads':
      return checkSeatStep(c, step, seats, line);
    case 'given': {
      const target = checkGivenTarget(c, step.target);
      const value = c.expression(step.value, target?.type);
      if (!target) return [];
      if ('config' in target) {
        return [{ line, step: 'config', name: target.config, value: fit(c, value, target.type, step.value.span) }];
      }
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
      return [
        { line, step: 'expectChoice', text: textOf(c, step.text), negated: step.negated, ...seats.of(c, step.seat) },
      ];
    case 'answer':
      return checkAnswer(c, step, line);
    case 'modelsNone':
      return [{ line, step: 'models' }];
    case 'wait': {
      const by = spanOfTime(c, step.by);
      return [{ line, step: 'given', statement: { do: 'advance', id: c.site(), by } }];
    }
    case 'expectEnd':
      return [{ line, step: 'expectEnd' }];
    case 'command':
      return [{ line, step: step.name }];
    case 'simulate':
    case 'pursueStep':
      return checkRunStep(c, step, line, seedOf(c, step.seed));
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

function seedOf(c: Checker, seed: Expression | undefined): number | undefined {
  if (!seed || seed.kind === 'error') return undefined;
  const value = constantFigure(seed);
  if (value === undefined || !Number.isInteger(value)) c.report(catalogue.notConstant, seed.span, {});
  return value;
}
