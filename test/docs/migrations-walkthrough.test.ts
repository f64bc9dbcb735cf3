import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { fabula, folder } from '../cli/run.js';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/migrations.md'), 'utf8');

/** A command of the page with what it says there: each line in its order, `…` for whatever stands there. */
interface Shown {
  readonly command: string;
  readonly lines: readonly string[];
}
type Step = { readonly step: 'run'; readonly shown: Shown } | { readonly step: 'edit'; readonly patch: string };

/** The console blocks and the edits of a page, in reading order. */
function stepsOf(text: string): readonly Step[] {
  return [...text.matchAll(/^```(console|diff)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, body = '']): readonly Step[] => {
    if (kind === 'diff') return [{ step: 'edit', patch: body }];
    return body
      .split(/^\$ /m)
      .slice(1)
      .map((each) => {
        const [command = '', ...lines] = each.trimEnd().split('\n');
        return { step: 'run', shown: { command, lines } };
      });
  });
}

/** The words of a command line; quotes hold words together. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function matches(wanted: string, line: string): boolean {
  const parts = wanted.trim().split('…');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = line.trim().indexOf(part, at);
    if (found < 0 || (index === 0 && found > 0)) return false;
    at = found + part.length;
  }
  return parts.at(-1) === '' || at === line.trim().length;
}

/** The first line of the page that the program did not say in its turn. */
function missing(lines: readonly string[], said: string): string | undefined {
  const all = said.split('\n');
  let at = 0;
  return lines.find((line) => {
    const found = all.findIndex((each, index) => index >= at && matches(line, each));
    at = found + 1;
    return found < 0;
  });
}

describe('the walk through docs/migrations.md', { timeout: 300_000 }, () => {
  test('goes as it is told', async () => {
    const home = folder({ 'arrive.txt': '', 'gloves.txt': 'Put it on.\n' });
    cpSync(join(root, 'examples/first-scene'), join(home, 'first-scene'), { recursive: true });
    rmSync(join(home, 'first-scene/dist'), { recursive: true, force: true });
    const steps = stepsOf(page);
    expect(steps.filter(({ step }) => step === 'edit')).toHaveLength(1);
    for (const each of steps) {
      if (each.step === 'edit') {
        const path = join(home, 'first-scene/pack.fab');
        const edited = applyPatch(readFileSync(path, 'utf8'), each.patch);
        if (edited === false) throw new Error('The edit of the page no longer fits the example.');
        writeFileSync(path, edited);
        continue;
      }
      const { command, lines } = each.shown;
      const [program = '', ...argv] = wordsOf(command);
      const { out, err } = program === 'fabula' ? await fabula(home, ...argv) : await runCommand(argv, { cwd: home });
      expect({ command, said: out + err, missing: missing(lines, `${out}${err}`) }).toEqual({
        command,
        said: out + err,
        missing: undefined,
      });
    }
  });

  test('would fail where a line of it were not said', () => {
    expect(missing(['b', 'a'], 'a\nb\n')).toBe('a');
    expect(missing(['a …c', 'd'], 'a b c\nx\nd\n')).toBeUndefined();
    expect(missing(['a …c'], 'a b d\n')).toBe('a …c');
  });
});
