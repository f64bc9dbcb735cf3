import type { Json } from '../../bundle/index.js';
import { type AskedField, askedFields, parseAnswer } from '../../host/index.js';
import { matchOption, type RenderedWaiting } from '../../render/index.js';
import { type Problem, type Run, report } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { turnLine } from './json-lines.js';
import { paragraphsOf, safe } from './page.js';
import type { PlayOptions } from './play-options.js';
import { readScript, type ScriptLine } from './script-lines.js';
import { sitDown } from './sit-down.js';
import type { Table, View } from './table.js';

export interface Script {
  /** As it was named, for messages. */
  readonly path: string;
  readonly source: string;
  /** The transcript as lines of the JSON protocol. */
  readonly json: boolean;
}

/** Plays a recorded playthrough and prints its transcript. A line that fits nowhere ends it with an error. */
export async function playScript(run: Run, options: PlayOptions, script: Script): Promise<void> {
  const asked = askedFields(options.story.bundle.program);
  const lines = readScript(script.source, new Set(asked.map(({ field }) => field)));
  const problem = await new ScriptPlayer(run, options, script, lines).play();
  if (!problem) return;
  if (script.json)
    run.terminal.out(`${JSON.stringify({ type: 'error', error: problem.name, message: problem.message })}\n`);
  else report(run, problem);
  run.exit = problem.exit;
}

class ScriptPlayer {
  readonly #run: Run;
  readonly #options: PlayOptions;
  readonly #script: Script;
  readonly #inputs: ScriptLine[];
  readonly #fields: ScriptLine[];

  constructor(run: Run, options: PlayOptions, script: Script, lines: readonly ScriptLine[]) {
    this.#run = run;
    this.#options = options;
    this.#script = script;
    this.#fields = lines.filter(({ input }) => input.input === 'field');
    this.#inputs = lines.filter(({ input }) => input.input !== 'field');
  }

  async play(): Promise<Problem | undefined> {
    let wrong: Problem | undefined;
    const sat = await sitDown(this.#options, (fields, refused) => {
      const answers = refused ? this.#problem(undefined, 'badAnswer', refused.detail) : this.#answers(fields);
      if (answers instanceof Map) return Promise.resolve(Object.fromEntries(answers));
      wrong = answers;
      return Promise.resolve(undefined);
    });
    if (sat.sat === 'failed') return describeError(sat.error);
    if (sat.sat === 'left') return wrong;
    const { table } = sat;
    this.#print(`# ${this.#options.story.bundle.manifest.pack.title}`);
    this.#show(table.view);
    for (let line = this.#inputs.shift(); line; line = this.#inputs.shift()) {
      const failed = await this.#take(table, line);
      if (failed) return failed;
    }
    if (table.view.waiting.wait === 'ended') this.#print('The end.');
    else this.#run.terminal.err(`fabula-run: ${this.#script.path} ends here; the story goes on.\n`);
    return undefined;
  }

  async #take(table: Table, line: ScriptLine): Promise<Problem | undefined> {
    const { waiting } = table.view;
    const { input } = line;
    switch (waiting.wait) {
      case 'ended':
        return this.#problem(line, 'ended', 'The story has ended before this line.');
      case 'others':
        return this.#problem(line, 'notYourTurn', `The story waits for ${waiting.seats.join(', ')} here.`);
      case 'text': {
        if (input.input !== 'say') return this.#problem(line, 'textWanted', 'The story waits for `say: …` here.');
        this.#print(`> ${safe(input.text)}`);
        const said = await table.say(input.text);
        if (!said.ok) return this.#at(line, describeError(said.error));
        this.#show(table.view);
        return undefined;
      }
      case 'choice':
        return input.input === 'choose'
          ? this.#choose(table, line, input.text, waiting)
          : this.#problem(line, 'choiceWanted', `The story waits for a choice here.\n${offered(waiting)}`);
    }
  }

  async #choose(
    table: Table,
    line: ScriptLine,
    text: string,
    waiting: Extract<RenderedWaiting, { wait: 'choice' }>,
  ): Promise<Problem | undefined> {
    const match = matchOption(waiting.options, text);
    if (match.match !== 'one') {
      const what = match.match === 'none' ? 'No choice begins so' : 'Several choices begin so';
      return this.#problem(line, 'unknownChoice', `${what}: ${safe(text)}\n${offered(waiting)}`);
    }
    const { option } = match;
    this.#print(`> ${safe(option.label)}`);
    let words: string | undefined;
    const next = this.#inputs[0];
    if (option.hearMax !== undefined && next?.input.input === 'say') {
      words = next.input.text;
      this.#inputs.shift();
      this.#print(`> ${safe(words)}`);
    }
    const chosen = await table.choose(option, words);
    if (!chosen.ok) return this.#at(line, describeError(chosen.error));
    this.#show(table.view);
    return undefined;
  }

  #answers(fields: readonly AskedField[]): Map<string, Json> | Problem {
    const answers = new Map<string, Json>();
    for (const { field, type } of fields) {
      const line = this.#answerTo(field);
      if (!line) {
        const wanted = `The story asks for \`${field}\`. Begin the file with a line \`${field}: …\`.`;
        return this.#problem(undefined, 'missingAnswer', wanted);
      }
      const answer = parseAnswer(type, line.input.text, this.#options.story.bundle.program);
      if (!answer.ok) return this.#problem(line, 'badAnswer', `For \`${field}\` write ${answer.expected}.`);
      answers.set(field, answer.value);
    }
    return answers;
  }

  /** A line with the field's name, else the next `say:`, as a reader would answer in turn. */
  #answerTo(field: string): ScriptLine | undefined {
    const named = this.#fields.find(({ input }) => input.input === 'field' && input.field === field);
    if (named) return named;
    return this.#inputs[0]?.input.input === 'say' ? this.#inputs.shift() : undefined;
  }

  #show(view: View): void {
    if (this.#script.json) {
      this.#run.terminal.out(`${JSON.stringify(turnLine(view))}\n`);
      return;
    }
    for (const paragraph of paragraphsOf(view, { paint: this.#run.terminal.paint })) this.#print(paragraph);
  }

  #problem(line: ScriptLine | undefined, name: string, message: string): Problem {
    return this.#at(line, { exit: exitCodes.data, name, message });
  }

  #at(line: ScriptLine | undefined, problem: Problem): Problem {
    const place = line ? `${this.#script.path}:${line.number}` : this.#script.path;
    return { ...problem, message: `${place}: ${problem.message}` };
  }

  #print(text: string): void {
    if (this.#script.json) return;
    this.#run.terminal.out(`${text}\n\n`);
  }
}

/** A line for each, without quotes of ours: labels have their own. */
function offered(waiting: Extract<RenderedWaiting, { wait: 'choice' }>): string {
  const lines = waiting.options.map(({ number, label, available, reason }) => {
    const why = available ? '' : ` (not now${reason === undefined ? '' : `: ${safe(reason)}`})`;
    return `  ${number}. ${safe(label)}${why}`;
  });
  return ['On offer:', ...lines].join('\n');
}
