import type { Findings } from './findings.js';

/** How many functions and actions may be waiting for each other; the engine recurses as deep. */
const deepest = 200;

/** Who calls whom among functions and actions. Neither may call itself, by whatever way: a turn must end. */
export class Calls {
  readonly #callees = new Map<string, Set<string>>();

  add(caller: string | undefined, callee: string): void {
    if (caller === undefined) return;
    const callees = this.#callees.get(caller);
    if (callees) callees.add(callee);
    else this.#callees.set(caller, new Set([callee]));
  }

  check(findings: Findings): void {
    const height = new Map<string, number>();
    const open = new Set<string>();
    /** The longest chain of calls from here; the search itself goes no deeper than a program may. */
    const measure = (name: string): number => {
      const known = height.get(name);
      if (known !== undefined) return known;
      if (open.has(name)) {
        findings.report(`\`${name}\` calls itself.`);
        return 0;
      }
      if (open.size >= deepest) {
        findings.report(`A chain of more than ${deepest} calls leads to \`${name}\`.`);
        return 0;
      }
      open.add(name);
      let longest = 0;
      for (const callee of this.#callees.get(name) ?? []) longest = Math.max(longest, measure(callee) + 1);
      open.delete(name);
      height.set(name, longest);
      if (longest > deepest) findings.report(`A chain of more than ${deepest} calls starts at \`${name}\`.`);
      return longest;
    };
    for (const caller of this.#callees.keys()) measure(caller);
  }
}
