import type { TestIr } from '@fabula/runtime/bundle';

/** What a test asks for that this version does not run, and where. Nothing of it is played: it would say nothing of the rest. */
export function notRun(test: TestIr): { readonly line: number; readonly problem: string } | undefined {
  for (const step of test.steps) {
    if (step.step === 'simulate')
      return { line: step.line, problem: `The simulation ${step.simulation} is checked, but not run in this version.` };
    if (step.step === 'pursue')
      return { line: step.line, problem: `The goal ${step.goal} is checked, but not pursued in this version.` };
  }
  return undefined;
}
