import type { OccasionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Name, WorkflowDeclaration } from '../1-parse/index.js';
import type { Checker } from './checker.js';
import { check } from './fit.js';
import { resolvePath } from './names.js';
import { reportHidden } from './statements/let.js';
import { spanOfTime } from './step-settings.js';
import { durationTy, type FieldTy, instantTy, type Ty, textTy } from './types.js';

/** What a workflow waits for, its binder declared. */
export function checkOccasion(
  c: Checker,
  { occasion, inline, parameters }: WorkflowDeclaration,
): OccasionIr | undefined {
  if (!occasion) return undefined;
  const [first] = parameters;
  const last = parameters.at(-1);
  if (first && last) c.report(catalogue.workflowParameters, { start: first.span.start, end: last.span.end }, {});
  if (inline && occasion.kind !== 'eventOccasion') {
    const what = occasion.kind === 'resumeOccasion' ? 'for a reader to come back' : 'for a time';
    c.report(catalogue.inlineWaits, occasion.span, { what });
  } else if (inline) c.report(catalogue.inlineWaits, occasion.span, { what: 'for an event' });
  switch (occasion.kind) {
    case 'eventOccasion': {
      const event = resolvePath(c, occasion.event, 'value', 'event', 'event');
      if (event) c.reads.add(`event:${event.id}`);
      const declared = event ? c.context.declaredFields(event, event.declaration.fields) : [];
      const fields = declared.map(({ name, type }): FieldTy => ({ name, type, optional: type.kind === 'optional' }));
      // Which of its kind it is, unless the event has a field of that name.
      const all = fields.some(({ name }) => name === 'id')
        ? fields
        : [{ name: 'id', type: textTy, optional: false }, ...fields];
      const slot = declareBinder(
        c,
        occasion.binder,
        event ? { kind: 'record', name: event.name, fields: all } : { kind: 'unknown' },
      );
      return event && { on: 'event', event: event.id, ...(slot !== undefined && { slot }) };
    }
    case 'everyOccasion': {
      const { every, at, zone } = occasion;
      const span = spanOfTime(c, every);
      const where = zone && c.purely('a time zone', () => check(c, zone, textTy));
      return { on: 'every', every: span, ...(at && { at: at.minutes }), ...(where && { zone: where }) };
    }
    case 'atOccasion':
      return { on: 'instant', at: c.purely('a time', () => check(c, occasion.at, instantTy)) };
    case 'resumeOccasion': {
      const slot = declareBinder(c, occasion.binder, durationTy);
      return { on: 'resume', ...(slot !== undefined && { slot }) };
    }
  }
}

function declareBinder(c: Checker, binder: Name | undefined, type: Ty): string | undefined {
  if (!binder) return undefined;
  reportHidden(c, binder);
  return c.declare(binder.text, type, binder.span, 'parameter').slot;
}
