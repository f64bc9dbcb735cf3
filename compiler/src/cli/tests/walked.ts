import type { TestIr, TestStepIr } from '@fabula/runtime/bundle';
import { type Step, stepLines, type Walker, walk } from './walk.js';

/** A test's session, as far as walks need it. */
interface Session extends Pick<Walker, 'waiting' | 'hash' | 'holds'> {
  fork(): Session;
  take(step: TestStepIr): string | undefined;
}

/** A test's session for a walk. */
export function walkerOf(session: Session): Walker {
  return {
    fork: () => walkerOf(session.fork()),
    waiting: () => session.waiting(),
    hash: () => session.hash(),
    take: (step: Step) => {
      if (step.do === 'say') return session.take({ line: 0, step: 'say', text: step.text });
      const taken = session.take({ line: 0, step: 'choose', text: step.label });
      if (taken !== undefined || step.say === undefined) return taken;
      return session.take({ line: 0, step: 'say', text: step.say });
    },
    holds: (condition, source) => session.holds(condition, source),
  };
}

/** Undefined when all held on the way, else what did not, with a test that shows it. */
export function walked(
  source: (file: string) => string | undefined,
  test: TestIr,
  step: Extract<TestStepIr, { step: 'walk' }>,
  from: Walker,
): string | undefined {
  const found = walk(from, step);
  if (!found) return undefined;
  const count = found.steps.length;
  const after = count === 0 ? 'before the first turn' : `after ${count} ${count === 1 ? 'turn' : 'turns'}`;
  const lines = [
    ...stepsBefore(source(test.file), test, step.line),
    ...stepLines(found.steps),
    ...(found.source === undefined ? [] : [`expect ${found.source}`]),
  ];
  const block = [
    `test "${test.title.replace(/["\\{]/g, (sign) => `\\${sign}`)}: found by a walk" {`,
    ...lines.map((line) => `  ${line}`),
    '}',
  ];
  return `${found.problem} A walk came to it ${after}:\n\n${block.map((line) => `    ${line}`).join('\n')}`;
}

/** The steps above the walk as they are written, so that the new test begins as this one does. */
function stepsBefore(text: string | undefined, test: TestIr, line: number): string[] {
  if (text === undefined) return [];
  return text
    .split(/\r\n|\r|\n/)
    .slice(test.line, line - 1)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('//'));
}
