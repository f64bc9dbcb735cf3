import type { Json } from '../../bundle/index.js';
import { type AskedField, type HostError, type HostResult, parseAnswer, type WhyKept } from '../../host/index.js';
import { matchOption, type RenderedOption } from '../../render/index.js';
import type { Run } from '../command.js';
import { describeError } from '../describe-error.js';
import { notBegun } from '../interrupts.js';
import { type Lines, readLines } from '../lines.js';
import { type Message, messageForms, readMessage, turnLine } from './json-lines.js';
import type { PlayOptions } from './play-options.js';
import { sitDown } from './sit-down.js';
import type { Table, View } from './table.js';

/**
 * Plays with a program: a line of JSON in, a line of JSON out. A `turn` line is written when the turn is stored, and
 * not before: who has read it can rely on it. What goes wrong is a line, too, and the program may go on.
 */
export async function playJson(run: Run, options: PlayOptions): Promise<void> {
  const lines = readLines(run.terminal, { editing: false });
  const say = (value: object): void => run.terminal.out(`${JSON.stringify(value)}\n`);
  try {
    const sat = await sitDown(options, (fields, wrong, seat) => ask(options, lines, say, { fields, wrong, seat }));
    if (sat.sat === 'left') {
      if (!options.interrupted()) return;
      say({ type: 'error', error: notBegun.name, message: notBegun.message });
      run.exit = notBegun.exit;
      return;
    }
    if (sat.sat === 'failed') {
      sayError(say, sat.error);
      run.exit = describeError(sat.error).exit;
      return;
    }
    const { table, resumed, why } = sat;
    saySession(say, options, table, resumed ?? 'new', why);
    say(turnLine(table.view));
    for (let line = await lines.next(''); line !== undefined; line = await lines.next('')) {
      if (line.trim() === '') continue;
      const message = readMessage(line);
      if (!message) say({ type: 'error', error: 'badMessage', message: messageForms });
      else if (!(await answer(options, table, say, message))) break;
    }
    say({ type: 'bye', session: table.key.session, branch: table.key.branch, version: table.view.version });
  } finally {
    lines.close();
  }
}

type Say = (value: object) => void;

/** False when there is no going on. */
async function answer(options: PlayOptions, table: Table, say: Say, message: Message): Promise<boolean> {
  if ('quit' in message) return false;
  if ('again' in message) return sayTurn(say, await table.look());
  if ('start' in message) {
    say({ type: 'error', error: 'alreadyStarted', message: 'The session has begun already.' });
    return true;
  }
  if ('state' in message) {
    const state = await table.state();
    if (state.ok) say({ type: 'state', ...state.value });
    else sayError(say, state.error);
    return true;
  }
  if ('journal' in message) {
    const journal = await table.journal();
    if (journal.ok) say({ type: 'journal', ...journal.value });
    else sayError(say, journal.error);
    return true;
  }
  if ('back' in message) {
    const back = await table.back(message.back);
    if (back.ok) saySession(say, options, table, 'back');
    return sayTurn(say, back);
  }
  if ('as' in message) return sayTurn(say, await table.sitAs(message.as));
  const { id, expected } = message;
  const sent = { ...(id !== undefined && { commandId: id }), ...(expected !== undefined && { expected }) };
  if ('call' in message) return sayTurn(say, await table.call(message.call, message.with ?? {}, sent));
  if ('close' in message) return sayTurn(say, await table.close(sent));
  if ('say' in message) return sayTurn(say, await table.say(message.say, sent));
  const { waiting } = table.view;
  const offered = waiting.wait === 'choice' ? waiting.options : [];
  const option =
    'choice' in message
      ? { choice: message.choice, ...(message.key !== undefined && { key: message.key }) }
      : chosen(offered, message.choose);
  if (typeof option === 'string') {
    say({ type: 'error', error: option, message: 'No choice, or more than one, is meant by that.' });
    return true;
  }
  return sayTurn(say, await table.choose(option, message.text, sent));
}

function chosen(
  options: readonly RenderedOption[],
  typed: number | string,
): RenderedOption | 'unknownChoice' | 'ambiguousChoice' {
  const match = matchOption(options, String(typed));
  if (match.match === 'one') return match.option;
  return match.match === 'none' ? 'unknownChoice' : 'ambiguousChoice';
}

function sayTurn(say: Say, result: HostResult<View>): boolean {
  if (result.ok) say(turnLine(result.value));
  else sayError(say, result.error);
  return true;
}

function saySession(say: Say, options: PlayOptions, table: Table, told: string, why?: WhyKept): void {
  const { name } = options.story.bundle.manifest.pack;
  const { campaign, session, branch } = table.key;
  const { packVersion } = table.view;
  say({ type: 'session', session, campaign, branch, pack: name, packVersion, told, ...why });
}

function sayError(say: Say, error: HostError): void {
  const { name, message } = describeError(error);
  say({ type: 'error', error: name, message, ...(error.error === 'conflict' && { head: error.head }) });
}

interface Asked {
  readonly fields: readonly AskedField[];
  readonly wrong: { readonly field: string; readonly detail: string } | undefined;
  readonly seat: string | undefined;
}

async function ask(
  options: PlayOptions,
  lines: Lines,
  say: Say,
  { fields, wrong, seat }: Asked,
): Promise<{ readonly [field: string]: Json } | undefined> {
  if (wrong) say({ type: 'error', error: 'badAnswer', message: `\`${wrong.field}\`: ${wrong.detail}` });
  say({ type: 'ask', ...(seat !== undefined && { seat }), fields: fields.map(({ field, type }) => ({ field, type })) });
  for (let line = await lines.next(''); line !== undefined; line = await lines.next('')) {
    const message = readMessage(line);
    if (message && 'quit' in message) return undefined;
    if (!message || !('start' in message)) {
      say({
        type: 'error',
        error: 'badMessage',
        message: 'The session has to begin first: {"start":{"field":"answer"}}.',
      });
      continue;
    }
    const answers: { [field: string]: Json } = {};
    const missing: string[] = [];
    for (const { field, type } of fields) {
      const given = message.start[field];
      const parsed = parseAnswer(type, given === undefined ? '' : String(given), options.story.bundle.program);
      if (parsed.ok) answers[field] = parsed.value;
      else missing.push(`\`${field}\` takes ${parsed.expected}.`);
    }
    if (missing.length === 0) return answers;
    say({ type: 'error', error: 'badAnswer', message: missing.join(' ') });
  }
  return undefined;
}
