import { renderLine } from '../../../diagnostics/index.js';
import type { Change, Grade, LintedPlan, Plan, Question, Warning } from '../../../migrations/index.js';
import type { Run } from '../../command.js';

const marks: { readonly [C in Change['change']]: string } = {
  added: '+',
  removed: '-',
  renamed: '~',
  retyped: '~',
  moved: '~',
  altered: '~',
};

const headings: readonly { readonly grade: Grade; readonly heading: string }[] = [
  { grade: 'safe', heading: 'Nothing is lost:' },
  { grade: 'dangerous', heading: 'Something is lost, cut or moved:' },
  { grade: 'breaking', heading: 'Not without being told how:' },
];

/** Changes by grade, the ones to look at last. */
export function showChanges({ terminal }: Run, changes: readonly Change[]): void {
  for (const { grade, heading } of headings) {
    const found = changes.filter((each) => each.grade === grade);
    if (found.length === 0) continue;
    terminal.out(`${grade === 'safe' ? heading : terminal.paint.bold(heading)}\n`);
    for (const { change, what, name, was, says } of found) {
      const from = was === undefined || was === name ? '' : ` (was ${was})`;
      terminal.out(`  ${marks[change]} ${what} ${name}${from}\n      ${says}\n`);
    }
    terminal.out('\n');
  }
}

/** What has to be answered, each with what may be done. */
export function showQuestions({ terminal }: Run, questions: readonly Question[]): void {
  for (const question of questions) showQuestion(terminal, question);
}

export function showQuestion({ err, paint }: Run['terminal'], { code, says, choices }: Question): void {
  err(`${paint.error(`error ${code}:`)} ${says}\n`);
  for (const [index, { does, how }] of choices.entries()) err(`  ${index + 1}. ${does}\n     ${how}\n`);
  err('\n');
}

/** What the author should know, and nothing waits for. */
export function showWarnings({ terminal }: Run, warnings: readonly Warning[]): void {
  for (const { code, says } of warnings) terminal.err(`${terminal.paint.warning(`warning ${code}:`)} ${says}\n`);
}

/** Answers that nothing asked for. */
export function showIdle({ terminal }: Run, idle: readonly string[]): void {
  for (const answer of idle)
    terminal.err(
      `${terminal.paint.warning('warning:')} \`${answer}\` changes nothing, and is left out: it names nothing that is gone, or another answer says the same.\n`,
    );
}

/** What is to be said of the statements; notes are for `--json`. */
export function showLint({ terminal }: Run, { diagnostics, sources }: LintedPlan): void {
  for (const each of diagnostics) if (each.severity !== 'info') terminal.err(`${renderLine(each, sources)}\n`);
}

/** The plan for a program to read. */
export function planJson(plan: Plan) {
  const { migration, changes, questions, warnings, steps, answers } = plan;
  return { migration, changes, questions, warnings, steps, answers };
}
