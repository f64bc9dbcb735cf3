import type { ToStatement } from '../1-parse/index.js';
import type { SceneContext } from './context.js';

/** `to gm { … }`; `to each player { … }` is a loop over those who play. */
export function lowerTo(context: SceneContext, statement: ToStatement): void {
  const { code, checked, ids } = context;
  const audience = checked.audiences.get(statement);
  if (!audience) return;
  const { to, each: slot } = audience;
  if (slot === undefined) {
    code.add({ op: 'audience', to });
    context.lay(context, statement.body);
    code.add({ op: 'endAudience' });
    return;
  }
  const id = ids.idOf(statement);
  const end = code.mark();
  const start = code.length;
  code.later(() => ({ op: 'for', id, slot, source: { op: 'players' }, end: end.pc }));
  code.add({ op: 'audience', to, each: true });
  context.lay(context, statement.body);
  code.add({ op: 'endAudience' });
  code.add({ op: 'again', for: id, to: start });
  code.here(end);
}
