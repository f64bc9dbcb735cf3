import type { RouteIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Route } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { resolvePath } from '../names.js';

/** Who is asked: by shares, on conditions, and when somebody else has failed. */
export function checkRoutes(c: Checker, routes: readonly Route[]): RouteIr[] {
  let shares = 0;
  const checked = routes.map((route): RouteIr => {
    const { mode, event, provider, share, when } = route;
    const asked = provider && resolvePath(c, provider, 'provider', 'provider', 'provider');
    const holds = when && c.purely('a route', () => condition(c, when));
    const figure = share?.kind === 'int' || share?.kind === 'float' ? share.value : undefined;
    if (figure !== undefined) shares += figure;
    return {
      mode,
      ...(event && { on: event.text }),
      ...(asked && { provider: asked.id }),
      ...(figure !== undefined && { share: figure }),
      ...(holds && { when: holds.ir }),
    };
  });
  const [first] = routes;
  const last = routes.findLast(({ share }) => share);
  if (first && last && Math.abs(shares - 100) > 1e-9) {
    c.report(catalogue.routeShares, { start: first.span.start, end: last.span.end }, { sum: shares });
  }
  return checked;
}
