import type { ProgramIr } from '../ir/index.js';
import type { Findings } from './findings.js';

/** The roles that are there without being declared: who plays, and who runs the session. */
const givenRoles: readonly string[] = ['player', 'operator'];

export function linkRole(program: ProgramIr, findings: Findings, role: string): void {
  const known = givenRoles.includes(role) || program.seats?.roles.includes(role) === true;
  findings.expect(known, () => `There is not a role \`${role}\`.`);
}
