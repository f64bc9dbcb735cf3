import { readFileSync } from 'node:fs';
import { type PackInput, type ProgramIr, validateProgram } from './index.js';

/** A program written by hand, of two scenes; the first golden bundle was made of it. */
function readProgram(): ProgramIr {
  const file = new URL('../../test/golden/v1/lantern.program.json', import.meta.url);
  const read = validateProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(`${read.error.where}: ${read.error.detail}`);
  return read.value;
}

export const lantern: PackInput = {
  program: readProgram(),
  semantics: 1,
  runtime: '>=0.1 <0.2',
  migrations: [{ name: '0001_init.sql', sql: 'create table lantern (id integer);\n' }],
  std: {},
  dependencies: {},
};
