import type { ProgramIr } from '@fabula/runtime/bundle';

/**
 * The program as it is tried out. What is `in campaign` outlives its session, which this version's stores can't keep, so
 * that no reader may begin one. A test or an exploration is one session and then gone: nothing is lost there.
 */
export function ofOneSession(program: ProgramIr): ProgramIr {
  if (!program.experimental?.campaign) return program;
  const { campaign: _, ...experimental } = program.experimental;
  return { ...program, experimental };
}
