import { encodeValue, type Value } from '../bundle/index.js';
import type { Act, EngineEvent } from '../engine/index.js';
import { storyClock } from '../world/index.js';

/** What a reader did, in a few words. */
export function describeAct(act: Act): string {
  switch (act.act) {
    case 'start':
      return `start, seed ${act.seed}`;
    case 'choose':
      return `choose ${act.choice}${act.key === undefined ? '' : ` for ${act.key}`}${act.text === undefined ? '' : ` and say ${quoted(act.text)}`}`;
    case 'say':
      return `say ${quoted(act.text)}`;
    case 'call':
      return `call ${act.action}`;
    case 'close':
      return 'close';
    case 'migrate':
      return `migrate by ${act.migrations.join(', ')}`;
    case 'return':
      return `return after ${Math.round(act.away / 60_000)} min`;
  }
}

/** What happened, in a line: the place that made it, and what it changed. */
export function describeEvent(event: EngineEvent): string {
  const by = 'by' in event && event.by !== undefined ? ` @${event.by}` : '';
  return `${whatOf(event)}${by}`;
}

function whatOf(event: EngineEvent): string {
  switch (event.event) {
    case 'started':
      return `started with seed ${event.seed} for ${event.seats.join(', ')}`;
    case 'entered':
      return `entered ${event.scene}`;
    case 'reached':
      return `reached ${event.label}`;
    case 'set':
      if (event.cell === storyClock && typeof event.value === 'number') {
        return `the story’s time is ${instantForm(event.value)}`;
      }
      return event.value === undefined ? `${event.cell} went away` : `${event.cell} = ${valueForm(event.value)}`;
    case 'booked':
      return `booked ${event.amount} ${event.resource} from ${event.from} to ${event.to}`;
    case 'created':
      return `made ${event.kind} ${event.entity}${event.title === undefined ? '' : ` ${quoted(event.title)}`}${fieldsForm(event.fields)}`;
    case 'retired':
      return `retired ${event.entity}`;
    case 'linked':
      return `linked ${event.from} -[${event.relation}]-> ${event.to}${fieldsForm(event.fields)}`;
    case 'unlinked':
      return `unlinked ${event.from} -[${event.relation}]-> ${event.to}`;
    case 'granted':
      return `granted ${event.component} to ${event.to}${fieldsForm(event.fields)}`;
    case 'revoked':
      return `revoked ${event.component} from ${event.from}`;
    case 'emitted':
      return `emitted ${event.name}${fieldsForm(event.data)}`;
    case 'chosen':
      return `${event.seat} chose${event.key === undefined ? '' : ` for ${event.key}`}${event.spent ? ', which is spent' : ''}`;
    case 'taken':
      return `used up${event.key === undefined ? '' : ` for ${event.key}`}`;
    case 'advanced':
      return `a sequence stands at ${event.at}`;
    case 'rolled':
      return `rolled ${event.count}d${event.sides}: ${event.faces.join(', ')}`;
    case 'drawn':
      return `drew ${event.card ?? 'nothing'} from ${event.deck}${drawForm(event)}`;
    case 'mission':
      return `mission ${event.mission}${event.part === undefined ? '' : `.${event.part}`} is ${event.is}`;
    case 'asked':
      return `asked ${event.name}: ${event.took}${event.why === undefined ? '' : ` (${askedWhy[event.why]})`}`;
    case 'checkpoint':
      return `checkpoint ${quoted(event.label)}`;
    case 'refused':
      return `refused: ${event.refusal}${event.detail === undefined ? '' : ` (${event.detail})`}`;
    case 'saturated':
      return `${valueForm(event.wanted)} left its range and became ${valueForm(event.value)}`;
    case 'fault':
      return `FAULT ${event.fault}: ${event.detail}`;
    case 'migrated':
      return `migrated by ${event.migrations.join(', ')} from ${event.before} to ${event.after}${movedForm(event.moved)}`;
    case 'moved':
      return 'moved to where the reader stands now';
  }
}

function movedForm(moved: readonly { readonly from: string; readonly to: string }[] = []): string {
  return moved.map(({ from, to }) => `; ${from} is ${to} now`).join('');
}

const askedWhy = {
  nobody: 'no provider',
  misfit: 'the answer did not fit',
  requirement: 'the answer broke a requirement',
} as const;

/** What it was drawn from, heaviest or not as it came, and the roll in percent of all weights. */
function drawForm({ candidates, roll }: Extract<EngineEvent, { event: 'drawn' }>): string {
  if (candidates.length === 0) return '';
  const cards = candidates.map(({ card, weight }) => `${card} ${weight}`).join(', ');
  return ` (${cards}${roll === undefined ? '' : `; at ${(roll * 100).toFixed(1)} %`})`;
}

function fieldsForm(fields: { readonly [field: string]: Value }): string {
  const entries = Object.entries(fields);
  return entries.length === 0
    ? ''
    : ` { ${entries.map(([name, value]) => `${name}: ${valueForm(value)}`).join(', ')} }`;
}

function valueForm(value: Value): string {
  return JSON.stringify(encodeValue(value));
}

function quoted(text: string): string {
  return text === '' ? '(nothing)' : JSON.stringify(text);
}

/** A calendar ends before the figures do. */
function instantForm(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? `${at} ms` : date.toISOString();
}
