import type { GraphStep } from '@fabula/runtime/graph';
import type { Answers, Change, Grade } from '../change.js';
import type { Phase, PlanStep } from '../plan-step.js';

/** What a reviewer reads of a plan. */
export interface PlanPageInput {
  readonly migration: string;
  readonly title: string;
  readonly changes: readonly Change[];
  readonly steps: readonly PlanStep[];
  /** File names of the folder that are applied, in the order they are. */
  readonly sql: readonly string[];
  readonly answers: Answers;
  /** Files of `sql`, and `undo.sql`, that a reviewer edited. */
  readonly edited: readonly string[];
  readonly graph: readonly GraphStep[];
}

const grades: readonly { readonly grade: Grade; readonly heading: string }[] = [
  { grade: 'breaking', heading: 'Done as you were asked' },
  { grade: 'dangerous', heading: 'Something is lost, cut or moved' },
  { grade: 'safe', heading: 'Nothing is lost' },
];

const phases: readonly { readonly phase: Phase; readonly heading: string }[] = [
  { phase: 'expand', heading: 'Expand: before the new release plays, beside the one before' },
  { phase: 'convert', heading: 'Convert: over what the tables hold' },
  { phase: 'sessions', heading: 'Sessions: each on its next turn, or by `fabula-run migrate convert`' },
  { phase: 'contract', heading: 'Contract: when no session is left behind' },
];

/** `plan.md`: the plan for people. Nothing reads it again, so that reviewers may write into it. */
export function planPage({ migration, title, changes, steps, sql, answers, edited, graph }: PlanPageInput): string {
  const parts = [
    `# ${migration}`,
    `What becomes of the saves and the tables of ${title} with the next release.`,
    '## What changes',
  ];
  for (const { grade, heading } of grades) {
    const found = changes.filter((each) => each.grade === grade);
    if (found.length > 0) parts.push(`### ${heading}`, found.map(changeLine).join('\n'));
  }
  if (changes.length === 0) parts.push('Nothing of what is declared; only how it lies in the tables.');
  const decided = [
    ...Object.entries(answers.moved).map(([id, to]) => `- who stands at \`${id}\` goes on at \`${to}\``),
    ...answers.dropped.map((each) => `- ${each} is dropped`),
    ...(answers.kept ?? []).map((each) => `- ${each} is kept`),
    ...Object.entries(answers.turned ?? {}).map(([name, is]) => `- \`${name}\` ${is ? 'was' : 'was not'} turned round`),
  ];
  if (decided.length > 0) parts.push('## What was decided', decided.join('\n'));
  parts.push('## What is done');
  for (const { phase, heading } of phases) {
    const found = steps.filter((each) => each.phase === phase);
    if (found.length > 0) parts.push(`### ${heading}`, stepTable(found));
  }
  if (sql.length > 0) parts.push(`The statements are in ${sql.map((name) => `\`${name}\``).join(', ')}.`);
  if (edited.length > 0)
    parts.push(`Edited by hand, and not what the steps say alone: ${edited.map((name) => `\`${name}\``).join(', ')}.`);
  if (graph.length > 0)
    parts.push(
      '### Graph: where one was made, by `fabula-run graph feed` with the new bundle',
      graph.map((step) => `- ${graphWords(step)}`).join('\n'),
    );
  parts.push('What becomes of a session is in `sessions.json`. No event is rewritten.');
  return `${parts.join('\n\n')}\n`;
}

function graphWords(step: GraphStep): string {
  switch (step.step) {
    case 'makeGraph':
      return `the graph \`${step.graph}\` is made`;
    case 'dropGraph':
      return `the graph \`${step.graph}\` goes`;
    case 'makeLabel':
      return `the label \`${step.label}\` comes, with ${step.of}`;
    case 'dropLabel':
      return `the label \`${step.label}\` goes, with its ${step.of}`;
    case 'refillLabel':
      return `the ${step.of} of the label \`${step.label}\` are written anew`;
  }
}

function changeLine({ change, what, name, was, says }: Change): string {
  const from = was === undefined || was === name ? '' : ` (was \`${was}\`)`;
  return `- ${change} ${what} \`${name}\`${from}: ${says}`;
}

function stepTable(steps: readonly PlanStep[]): string {
  const rows = steps.map(
    ({ does, reason, lock, cost, undo }) => `| ${[does, reason, lock, cost, undoWords(undo)].map(cell).join(' | ')} |`,
  );
  return ['| step | for | waits | takes | undo |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** A statement that fits into a cell; what is longer is read in its file. */
function undoWords(undo: string | undefined): string {
  if (undo === undefined) return 'not possible';
  const line = undo.trim().replaceAll(/\s+/g, ' ');
  return line.length <= 120 && !line.includes('`') ? `\`${line}\`` : 'in `undo.sql`';
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
