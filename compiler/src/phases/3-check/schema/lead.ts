import type { LeadsToIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeDeclaration, Path } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { resolvePath } from '../names.js';

type Lead = LeadsToIr['edges'][number];

/** `edge mill -[leads_to]-> oath when trusted`: what the diverts of a story do not say. */
export function checkLead(c: Checker, { from, to, when, fields, span }: EdgeDeclaration): readonly Lead[] {
  const [field] = fields;
  if (field) c.report(catalogue.notInThisVersion, field.span, { keyword: 'leads_to { … }' });
  c.declares = false;
  const guard = when && c.purely('the guard of an edge', () => condition(c, when));
  const start = sceneOf(c, from);
  return to.flatMap((path): Lead[] => {
    const end = sceneOf(c, path);
    if (start === undefined || end === undefined) return [];
    const lead: Lead = { from: start, to: end, ...(guard && { when: guard.ir }) };
    c.origin(lead, span);
    return [lead];
  });
}

/** Only edges between scenes have guards so far. */
export function refuseGuard(c: Checker, { when }: EdgeDeclaration): void {
  if (when) c.report(catalogue.notInThisVersion, when.span, { keyword: 'edge … when' });
}

function sceneOf(c: Checker, path: Path): string | undefined {
  const scene = resolvePath(c, path, 'scene', 'scene', 'scene');
  if (scene) c.reads.add(`place:${scene.id}`);
  return scene?.id;
}
