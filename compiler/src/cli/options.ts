import type { Argv } from 'yargs';
import { formats } from './report.js';

/** The folder a command works on. */
export function withFolder<T>(yargs: Argv<T>) {
  return yargs.positional('dir', { type: 'string', default: '.', describe: "The pack's folder." });
}

/** How findings are shown and judged. */
export function withReport<T>(yargs: Argv<T>) {
  return yargs
    .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' })
    .option('format', {
      choices: formats,
      requiresArg: true,
      describe: 'How findings are printed; by default by who reads them.',
    })
    .option('notes', { type: 'boolean', default: false, describe: 'Shows notes, too: what is fine but worth knowing.' })
    .option('strict', { type: 'boolean', default: false, describe: 'Warnings fail, too.' });
}
