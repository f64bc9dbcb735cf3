import { withoutPassword } from '../../adapters/index.js';
import type { Json } from '../../bundle/index.js';
import { type AskedField, parseAnswer, type WhyKept } from '../../host/index.js';
import { matchOption, type RenderedOption } from '../../render/index.js';
import { type Run, report } from '../command.js';
import { describeError, describeRefusal } from '../describe-error.js';
import { notBegun } from '../interrupts.js';
import { type Lines, readLines } from '../lines.js';
import { plain } from '../terminal.js';
import { journalPage } from './journal-page.js';
import { keptNote } from './kept-note.js';
import { modelsNote } from './models-note.js';
import { hanging, type PageStyle, pageOf, wrapped } from './page.js';
import type { PlayOptions } from './play-options.js';
import { sitDown } from './sit-down.js';
import { statePage } from './state-page.js';
import type { Table } from './table.js';
import { untranslatedNote } from './untranslated-note.js';
import { readTyped, words } from './words.js';

/** Wider lines are hard to read, however wide the window is. */
const widest = 80;

/** Plays with whoever types: at a terminal, or a line at a time through a pipe. */
export async function playAtTerminal(run: Run, options: PlayOptions): Promise<void> {
  const player = new TerminalPlayer(run, options);
  try {
    await player.play();
  } finally {
    player.close();
  }
}

class TerminalPlayer {
  readonly #run: Run;
  readonly #options: PlayOptions;
  readonly #lines: Lines;
  readonly #style: () => PageStyle;
  #offered: readonly RenderedOption[] = [];
  #hasGreeted = false;

  constructor(run: Run, options: PlayOptions) {
    this.#run = run;
    this.#options = options;
    const { terminal } = run;
    const isBare = options.plain || !terminal.interactive;
    this.#style = () =>
      isBare
        ? { paint: options.plain ? plain : terminal.paint }
        : { paint: terminal.paint, width: Math.max(20, Math.min(widest, terminal.columns() - 1)) };
    this.#lines = readLines(terminal, { editing: !isBare, complete: (typed) => this.#complete(typed) });
  }

  close(): void {
    this.#lines.close();
  }

  async play(): Promise<void> {
    const sat = await sitDown(this.#options, (fields, wrong, seat) => this.#ask(fields, wrong, seat));
    if (sat.sat === 'left') {
      this.#leaveUnbegun();
      return;
    }
    if (sat.sat === 'failed') {
      report(this.#run, describeError(sat.error));
      return;
    }
    const { table, resumed, why } = sat;
    this.#greet();
    if (resumed !== undefined) this.#recap(table, why);
    this.#show(table);
    while (await this.#turn(table));
    this.#leave(table);
  }

  /** Once, and not before it is known that the story can be played. */
  #greet(): void {
    if (this.#hasGreeted) return;
    this.#hasGreeted = true;
    const { host, story, locale } = this.#options;
    const { paint } = this.#style();
    const gaps = untranslatedNote(story.bundle, locale);
    const models = modelsNote(story.bundle, new Set(Object.keys(host.externs)));
    this.#print(
      [
        paint.bold(story.textsFor(locale).pack),
        paint.dim('Type a number or how a choice begins; `:help` tells what else.'),
        ...(gaps === undefined ? [] : [paint.dim(gaps)]),
        ...(models === undefined ? [] : [paint.dim(models)]),
      ].join('\n'),
    );
  }

  /** One line of input; false when the reader leaves. */
  async #turn(table: Table): Promise<boolean> {
    const { waiting } = table.view;
    if (waiting.wait === 'ended' && !this.#run.terminal.interactive) return false;
    const line = await this.#lines.next(this.#style().paint.bold('> '));
    if (line === undefined) {
      // The prompt stands where the cursor is.
      if (this.#run.terminal.interactive) this.#run.terminal.out('\n');
      return false;
    }
    if (this.#run.terminal.interactive) this.#run.terminal.out('\n');
    const typed = readTyped(line);
    switch (typed.typed) {
      case 'nothing':
        return true;
      case 'unknown':
        this.#print(`There is no \`${typed.word}\`. \`:help\` tells what there is.`);
        return true;
      case 'quit':
        return false;
      case 'help':
        this.#help();
        return true;
      case 'save':
        this.#print(
          `Every turn is saved as it is made. You are at turn ${table.view.version} of session ${table.key.session}.`,
        );
        return true;
      case 'again':
        // Others may have gone on meanwhile.
        if (table.view.waiting.wait === 'others') return this.#answer(table, await table.look());
        this.#show(table);
        return true;
      case 'as':
        return this.#answer(table, await table.sitAs(typed.seat));
      case 'close':
        return this.#answer(table, await table.close());
      case 'state': {
        const state = await table.state();
        if (state.ok) this.#run.terminal.out(statePage(state.value, this.#style()));
        else report(this.#run, describeError(state.error));
        return true;
      }
      case 'journal': {
        const journal = await table.journal();
        if (journal.ok) this.#run.terminal.out(journalPage(journal.value, this.#style()));
        else report(this.#run, describeError(journal.error));
        return true;
      }
      case 'back': {
        const refused = tooFarBack(typed.turns, table.view.version);
        if (refused !== undefined) {
          this.#print(refused);
          return true;
        }
        const back = await table.back(typed.turns);
        if (back.ok) this.#print(this.#style().paint.dim(`Back at turn ${back.value.version}.`));
        return this.#answer(table, back);
      }
      case 'input':
        return this.#input(table, typed.text);
    }
  }

  async #input(table: Table, text: string): Promise<boolean> {
    const { waiting } = table.view;
    switch (waiting.wait) {
      case 'ended':
        this.#print('The story has ended. `:back` takes turns back, `:quit` leaves.');
        return true;
      case 'others':
        this.#print('It is for others to answer now. `:again` looks whether they have.');
        return true;
      case 'text':
        return this.#answer(table, await table.say(text));
      case 'choice': {
        const match = matchOption(waiting.options, text);
        if (match.match === 'none') {
          this.#print(
            `There is no choice \`${text}\` here. Type a number from 1 to ${waiting.options.length}, or how a choice begins.`,
          );
          return true;
        }
        if (match.match === 'several') {
          this.#print(
            `That could be ${match.options.map(({ number }) => number).join(' or ')}. Type a little more, or the number.`,
          );
          return true;
        }
        return this.#choose(table, match.option);
      }
    }
  }

  async #choose(table: Table, option: RenderedOption): Promise<boolean> {
    if (option.hearMax === undefined) return this.#answer(table, await table.choose(option));
    this.#print(this.#style().paint.dim(`(Say it in your own words, up to ${option.hearMax} characters.)`));
    const text = await this.#lines.next(this.#style().paint.bold('> '));
    if (text === undefined) return false;
    return this.#answer(table, await table.choose(option, text.trim()));
  }

  /** Shows what came of an input; false when there is no going on. */
  async #answer(table: Table, result: Awaited<ReturnType<Table['say']>>): Promise<boolean> {
    if (result.ok) {
      this.#show(table);
      return true;
    }
    const { error } = result;
    if (error.error === 'refused') {
      this.#print(describeRefusal(error.refusal));
      return true;
    }
    const problem = describeError(error);
    if (error.error === 'unknownVersion') {
      this.#print(problem.message);
      return true;
    }
    report(this.#run, problem);
    if (error.error !== 'conflict') return false;
    // Somebody plays this session too: it goes on from where they left it.
    const look = await table.look();
    if (look.ok) this.#show(table);
    else report(this.#run, describeError(look.error));
    return look.ok;
  }

  async #ask(
    fields: readonly AskedField[],
    wrong: { readonly field: string; readonly detail: string } | undefined,
    seat: string | undefined,
  ): Promise<{ readonly [field: string]: Json } | undefined> {
    this.#greet();
    if (seat !== undefined) this.#print(`For \`${seat}\`:`);
    if (wrong) this.#print(`\`${wrong.field}\` does not take that: ${wrong.detail}`);
    const answers: { [field: string]: Json } = {};
    for (const { field, type } of fields) {
      const label = field.replaceAll('_', ' ');
      for (;;) {
        const question = this.#style().paint.bold(`Your ${label}?`);
        if (!this.#run.terminal.interactive) this.#print(question);
        const line = await this.#lines.next(`${question} `);
        if (line === undefined) {
          // The prompt stands where the cursor is.
          if (this.#run.terminal.interactive) this.#run.terminal.out('\n');
          return undefined;
        }
        // Words of ours mean here what they mean anywhere; there is no turn yet that they could be about.
        const typed = readTyped(line);
        if (typed.typed === 'quit') return undefined;
        if (typed.typed !== 'input' && typed.typed !== 'nothing') {
          this.#help();
          continue;
        }
        const answer = parseAnswer(type, typed.typed === 'input' ? typed.text : '', this.#options.story.bundle.program);
        if (answer.ok) {
          answers[field] = answer.value;
          break;
        }
        this.#print(`For ${label}, type ${answer.expected}.`);
      }
    }
    if (this.#run.terminal.interactive) this.#run.terminal.out('\n');
    return answers;
  }

  #recap(table: Table, why: WhyKept | undefined): void {
    const { paint } = this.#style();
    this.#print(paint.dim(`Going on with session ${table.key.session}, at turn ${table.view.version}.`));
    if (why) this.#print(keptNote(why));
  }

  #show(table: Table): void {
    const { waiting } = table.view;
    this.#offered = waiting.wait === 'choice' ? waiting.options : [];
    this.#run.terminal.out(pageOf(table.view, this.#style()));
    if (waiting.wait === 'ended') this.#print(this.#style().paint.dim('The end.'));
  }

  #help(): void {
    const style = this.#style();
    const widest = Math.max(...words.map(({ use }) => use.length));
    // Without a width, nothing stands in columns: who hears the page hears no blanks.
    const line = ({ use, does }: (typeof words)[number]): string =>
      style.width === undefined ? `  ${use}: ${does}` : hanging(`  ${use.padEnd(widest)}  `, does, style);
    this.#run.terminal.out(`${words.map(line).join('\n')}\n\n`);
  }

  #leaveUnbegun(): void {
    if (this.#options.interrupted()) report(this.#run, notBegun);
    else this.#print('The session was not begun: nothing is kept.');
  }

  #leave(table: Table): void {
    const { bundle, store, host } = this.#options;
    if (table.view.waiting.wait === 'ended') return;
    if (host.store.kind === 'memory') {
      this.#print('This session was kept in memory only, and ends here.');
      return;
    }
    // A password belongs on no screen; who typed it knows it.
    const where = store === undefined ? '' : ` --store ${withoutPassword(store) === store ? quoted(store) : '…'}`;
    // Not wrapped: it is there to be copied.
    this.#print('Everything is saved. To go on:');
    this.#run.terminal.out(`  npx fabula-run play ${quoted(bundle)} --session ${quoted(table.key.session)}${where}\n`);
  }

  #complete(typed: string): readonly string[] {
    if (typed.startsWith(':')) return words.map(({ word }) => word).filter((word) => word.startsWith(typed));
    if (typed === '') return [];
    return this.#offered
      .map(({ label }) => label)
      .filter((label) => label.toLowerCase().startsWith(typed.toLowerCase()));
  }

  #print(text: string): void {
    this.#run.terminal.out(`${wrapped(text, this.#style())}\n\n`);
  }
}

/** Why so many turns can't be taken back; the first one is the story's own. */
function tooFarBack(turns: number, version: number): string | undefined {
  const most = version - 1;
  if (turns <= most) return undefined;
  if (most === 0) return 'There is nothing to take back: this is the first turn. `--new` begins another session.';
  return `Only ${most === 1 ? 'one turn' : `${most} turns`} can be taken back: this is turn ${version}.`;
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
