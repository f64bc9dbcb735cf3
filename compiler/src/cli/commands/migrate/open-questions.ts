import { exitCodes } from '../../command.js';
import type { LoadedPack } from '../../load.js';
import type { Problem } from '../../migrations.js';

/** A place whose id is in question may be one that saves stand at: that is answered first. */
export function openQuestions(pack: LoadedPack): Problem | undefined {
  const { questions } = pack.program.ids();
  const [first] = questions;
  if (!first) return undefined;
  const message = `it is open which place ${questions.length === 1 ? 'a lost id is' : `${questions.length} lost ids are`}, beginning with \`${first.id}\` of ${first.owner}. \`fabula ids status\` lists them, \`fabula ids resolve\` answers.`;
  return { error: 'idQuestions', message, exit: exitCodes.errors };
}
