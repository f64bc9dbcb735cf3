import type { AudienceIr, ProgramIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import type { Frame } from './frame.js';
import type { LogicLinker } from './logic.js';
import { linkRole } from './roles.js';

/** Roles must be declared, and expressions lead somewhere. */
export function linkAudience(
  {
    program,
    findings,
    logic,
  }: { readonly program: ProgramIr; readonly findings: Findings; readonly logic: LogicLinker },
  audience: AudienceIr,
  frame: Frame,
): void {
  if (typeof audience === 'string') return;
  if ('op' in audience) logic.expression(audience, frame);
  else if ('role' in audience) linkRole(program, findings, audience.role);
  else for (const each of audience.any) linkAudience({ program, findings, logic }, each, frame);
}
