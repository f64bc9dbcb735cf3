import type { GoalIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { GoalDeclaration } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { resolvePath } from '../names.js';

/**
 * Whose word counts. It follows from the claims: what reads the state alone is closed-form, and the solver decides it;
 * what is witnessed only an observer can decide. What is written may say the same, or ask for more of what is optional.
 */
export function checkEvidence(c: Checker, { claims, evidence }: GoalDeclaration): GoalIr['evidence'] {
  const witnessed = claims.some(({ kind }) => kind === 'witnessed');
  const closed = claims.some(({ kind }) => kind !== 'witnessed');
  const path = evidence?.judge;
  const judge = path && resolvePath(c, path, 'value', 'function', 'function');
  const observer = witnessed ? 'required' : 'optional';
  const solver = evidence?.solver ?? (closed ? 'required' : 'optional');
  const why = contradiction(evidence?.solver, evidence?.observer, closed, witnessed);
  if (evidence && why !== undefined) c.report(catalogue.evidenceContradicts, evidence.span, { why });
  return { solver, observer, ...(judge && { judge: judge.id }) };
}

type Need = 'required' | 'optional' | undefined;

function contradiction(solver: Need, observer: Need, closed: boolean, witnessed: boolean): string | undefined {
  if (!closed && !witnessed) return undefined;
  if (observer === 'required' && !witnessed)
    return 'Every claim of this goal is decided by the state, so no observer can be required';
  if (observer === 'optional' && witnessed)
    return 'Only an observer can decide what is witnessed, so its word can’t be optional';
  if (solver === 'optional' && closed)
    return 'What reads the state is decided by the solver, so its word can’t be optional';
  return undefined;
}
