import type { ToolGroupIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Path, ToolGroup } from '../../1-parse/index.js';
import { lookupPath } from '../../2-bind/index.js';
import { builtinNames } from '../builtins/builtin-names.js';
import type { Checker } from '../checker.js';
import { namesOf, pathText, resolvePath } from '../names.js';

/** What a model may call while it answers: the story's functions, actions and queries, so often. */
export function checkTools(c: Checker, groups: readonly ToolGroup[]): ToolGroupIr[] {
  return groups.map(({ tools, most }) => {
    if (most && (most.kind !== 'int' || most.value < 1)) {
      c.report(catalogue.wrongType, most.span, { found: `\`${c.sourceOf(most.span)}\``, wanted: 'a figure above 0' });
    }
    return {
      tools: tools.flatMap((path) => tool(c, path) ?? []),
      ...(most?.kind === 'int' && { most: most.value }),
    };
  });
}

function tool(c: Checker, path: Path): string | undefined {
  const text = pathText(path);
  const own = lookupPath(c.chapter, 'value', namesOf(path));
  // `remember` is a statement, and a tool none the less.
  if (own.found === 'none' && (text === 'remember' || builtinNames.some((each) => each === text))) return text;
  return resolvePath(c, path, 'value', 'function or action', 'function', 'action', 'query', 'extern')?.id;
}
