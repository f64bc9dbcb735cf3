import type { Answers, Question } from '../../../migrations/index.js';
import type { Run } from '../../command.js';
import { answersWith, type GivenAnswers } from './options.js';
import { showQuestion } from './show-plan.js';

/**
 * Asks who sits at the terminal, until every question has an answer that this command can take. Undefined when they leave, or
 * choose what is to be done in the source.
 */
export async function askAll(run: Run, questions: readonly Question[], before: Answers): Promise<Answers | undefined> {
  const { ask } = run.terminal;
  if (!ask) return undefined;
  let answers = before;
  for (const question of questions) {
    showQuestion(run.terminal, question);
    const given = await askOne(ask, question);
    if (!given) return undefined;
    answers = answersWith(answers, given);
  }
  return answers;
}

async function askOne(
  ask: NonNullable<Run['terminal']['ask']>,
  { choices }: Question,
): Promise<Partial<GivenAnswers> | undefined> {
  for (;;) {
    const said = await ask(`1 to ${choices.length}, or Enter to leave: `);
    if (said === undefined || said.trim() === '') return undefined;
    const choice = choices[Number(said) - 1];
    if (!choice) continue;
    const [, option, wide, narrow] =
      /^--(moved|drop|keep|turned|not-turned) (?:"([^"]+)"|'([^']+)')/.exec(choice.how) ?? [];
    const value = wide ?? narrow ?? '';
    if (option === undefined) return undefined;
    if (option !== 'moved' || !/\bTARGET\b/.test(value)) return { [option]: [value] };
    const target = await ask('Where to, as a scene, `scene.label` or an id: ');
    if (target === undefined || target.trim() === '') return undefined;
    return { moved: [value.replace(/\bTARGET\b/, target.trim())] };
  }
}
