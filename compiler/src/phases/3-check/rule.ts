import type { ExprIr, RuleIr } from '@fabula/runtime/bundle';
import type { Name, Path, RuleDeclaration } from '../1-parse/index.js';
import { lookup, type Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker } from './checker.js';
import { condition } from './fit.js';
import { resolvePath } from './names.js';
import type { ProgramContext } from './program-context.js';
import { reportHidden } from './statements/let.js';
import type { FieldTy } from './types.js';

/** A rule: what it waits for, when that counts, what it does then. */
export function checkRule(context: ProgramContext, symbol: Symbol<RuleDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const on = trigger(c, declaration);
  const { when } = declaration;
  const guard = when && c.purely('what a rule waits for', () => condition(c, when));
  // What it waits for is known in its body.
  c.assume(guard?.yes);
  const block = c.rules.block(c, declaration.body, 'none');
  const ir: RuleIr | undefined = on && { name: symbol.id, on, ...(guard && { when: guard.ir }), body: block.do };
  const conditions = c.asked.of(c.file.path, declaration);
  return { diagnostics: c.diagnostics, uses: c.uses, conditions, ...(ir && { rule: ir }) };
}

function trigger(c: Checker, { trigger: written }: RuleDeclaration): RuleIr['on'] | undefined {
  switch (written.kind) {
    case 'changeTrigger': {
      const of: ExprIr = c.purely('what a rule watches', () => c.expression(written.of)).ir;
      return { on: 'change', of };
    }
    case 'eventTrigger': {
      const { binder } = written;
      if (isEveryTurn(c, written.event, binder)) return { on: 'turn' };
      const event = resolvePath(c, written.event, 'value', 'event', 'event');
      if (event) c.reads.add(`event:${event.id}`);
      const fields = event ? c.context.declaredFields(event, event.declaration.fields).map(fieldTy) : undefined;
      if (binder) reportHidden(c, binder);
      const type =
        fields && event ? { kind: 'record' as const, name: event.name, fields } : { kind: 'unknown' as const };
      const variable = binder && c.declare(binder.text, type, binder.span, 'parameter');
      return event && { on: 'event', event: event.id, ...(variable && { slot: variable.slot }) };
    }
    case 'brokenTrigger':
      return undefined;
  }
}

/** `on turn`, where nothing else is called so. */
function isEveryTurn(c: Checker, { names }: Path, binder: Name | undefined): boolean {
  const [only, more] = names;
  return only?.text === 'turn' && !more && !binder && lookup(c.chapter, 'value', 'turn').found === 'none';
}

function fieldTy({ name, type }: Pick<FieldTy, 'name' | 'type'>): FieldTy {
  return { name, type, optional: type.kind === 'optional' };
}
