import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { LabelPlace } from '../../2-bind/index.js';
import type { NamedPlace } from '../checked.js';
import type { Checker } from '../checker.js';
import type { Variable } from '../flow/scope.js';

/** A label below a `let` that is read below it. */
export interface NeedyLabel {
  readonly label: NamedPlace;
  readonly passed: NamedPlace;
}

/**
 * Diverts within a scene and the variables they pass: a label below a `let` is come to without it, when the divert
 * stands above the `let` or outside its block. That matters where the variable is read below the label.
 */
export class Jumps {
  readonly #labels = new Map<LabelPlace['node'], readonly Variable[]>();
  readonly #diverts: { readonly to: LabelPlace; readonly at: Span; readonly has: ReadonlySet<Variable> }[] = [];

  /** Takes note of what is in sight at a label. */
  label(c: Checker, node: LabelPlace['node']): void {
    const variables = [...c.scope.variables()].filter((variable) => variable.rank === 'let');
    if (variables.length > 0) this.#labels.set(node, variables);
  }

  divert(c: Checker, to: LabelPlace, at: Span): void {
    this.#diverts.push({ to, at, has: new Set(c.scope.variables()) });
  }

  /** What a divert from another scene, which has none of the variables, would pass. */
  needy(c: Checker): Map<string, NeedyLabel> {
    const { path: file } = c.file;
    const found = new Map<string, NeedyLabel>();
    for (const [node, variables] of this.#labels) {
      const name = node.kind === 'label' ? node.name : node.label;
      const passed = name && variables.find((variable) => variable.lastRead > name.span.start);
      if (!passed) continue;
      found.set(c.idOf(node), {
        label: { name: name.text, place: { file, span: name.span } },
        passed: { name: passed.name, place: { file, span: passed.span } },
      });
    }
    return found;
  }

  /** Reports, once the whole scene was read. */
  report(c: Checker): void {
    for (const { to, at, has } of this.#diverts) {
      const passed = this.#labels
        .get(to.node)
        ?.find((variable) => !has.has(variable) && variable.lastRead > to.name.span.start);
      if (!passed) continue;
      const related = [c.here(passed.span, `\`${passed.name}\` is here.`), c.here(to.name.span, 'The label is here.')];
      c.report(catalogue.jumpsPastLet, at, { name: passed.name, label: to.name.text }, { related });
    }
  }
}
