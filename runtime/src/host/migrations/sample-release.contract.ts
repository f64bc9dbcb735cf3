import { type ConversionIr, type OpIr, type ProgramIr, packBundle, validateProgram } from '../../bundle/index.js';
import { semanticsVersion } from '../../engine/index.js';
import { value } from '../sample-host.contract.js';
import { sampleProgram } from '../sample-story.contract.js';
import { openStory, type Story } from '../story.js';

interface MigrationFile {
  readonly name: string;
  readonly sql: string;
}

/** Of every release: what a folder of migrations has from the first one on. */
const init = { name: '0001_init.sql', sql: 'create schema if not exists "sample";' };

/** The sample story as it was released first. `point`: the id that its choice point goes by. */
export function firstRelease(point = 'ask'): Promise<Story> {
  const at = (op: string): readonly [string, string] => [`"op":"${op}","id":"ask"`, `"op":"${op}","id":"${point}"`];
  return story(edited(sampleProgram(), [at('point'), at('await')]), []);
}

export interface SecondOptions {
  /** Another text for its hash, and nothing else. */
  readonly version?: string;
  readonly conversion?: Partial<ConversionIr>;
  readonly init?: string;
}

/**
 * The second release: the tide is called `level` and begins at 7, where it was 0; reports of the campaign are called `signed` and
 * are a text; there is a field more; the free text of the quay is gone, and who was asked for it goes on at the label.
 */
export async function secondRelease(more: SecondOptions = {}): Promise<Story> {
  const program = sampleProgram({ version: more.version ?? '2.0.0' });
  const quay = program.scenes['quay'];
  if (!quay) throw new Error('The sample has no quay.');
  const second: ProgramIr = {
    ...program,
    schema: {
      ...program.schema,
      world: [
        { name: 'level', type: { type: 'int' }, default: { op: 'const', value: 7 } },
        { name: 'storms', type: { type: 'int' }, default: { op: 'const', value: 3 } },
      ],
      campaign: [{ name: 'signed', type: { type: 'int' }, default: { op: 'const', value: 0 } }],
    },
    scenes: { quay: { ...quay, code: quay.code.map(withoutWords) } },
  };
  const renamed = edited(second, [
    ['"scope":"world","name":"tide"', '"scope":"world","name":"level"'],
    ['"scope":"campaign","name":"reports"', '"scope":"campaign","name":"signed"'],
  ]);
  return story(renamed, [{ ...conversion, ...more.conversion }], [{ ...init, sql: more.init ?? init.sql }]);
}

/** What the third one takes away, where it does. */
export const thirdContract = { name: '0003_water.contract.sql', sql: 'select 3;' };

/** The third: only that the tide is called otherwise again. `more` is of the second one's conversion. */
export async function thirdRelease(
  more: Partial<ConversionIr> = {},
  migrations: readonly MigrationFile[] = [],
): Promise<Story> {
  const { bundle } = await secondRelease({ version: '3.0.0' });
  return story(
    edited(bundle.program, [['"name":"level"', '"name":"water"']]),
    [
      { ...conversion, ...more },
      {
        conversion: 1,
        migration: '0003_water',
        from: 'b'.repeat(64),
        to: 'c'.repeat(64),
        world: { fields: { level: { to: 'water' } } },
      },
    ],
    [init, ...migrations],
  );
}

/** A program with other words in its JSON. */
function edited(program: ProgramIr, edits: readonly (readonly [from: string, to: string])[]): ProgramIr {
  const text = edits.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(program));
  return value(validateProgram(JSON.parse(text)));
}

const conversion: ConversionIr = {
  conversion: 1,
  migration: '0002_level',
  from: 'a'.repeat(64),
  to: 'b'.repeat(64),
  world: { fields: { tide: { to: 'level' } }, kept: { level: { value: 0 } } },
  campaign: { fields: { reports: { to: 'signed' } } },
  places: {
    moved: {
      words: { to: { place: 'label', scene: 'quay', label: 'again' }, note: 'The story has changed here.' },
    },
  },
};

function withoutWords(op: OpIr): OpIr {
  const said = (id: string, text: string): OpIr => ({ op: 'say', id, text: { template: [text], arguments: [] } });
  if (op.op === 'hear' && op.id === 'words') return said('quiet', 'You keep quiet.');
  return op.op === 'say' && op.id === 'echoed' ? said('echoed', 'So does she.') : op;
}

async function story(
  program: ProgramIr,
  conversions: readonly ConversionIr[],
  migrations: readonly MigrationFile[] = [init],
): Promise<Story> {
  const packed = await packBundle({
    program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <1',
    migrations,
    conversions,
  });
  return value(await openStory(packed.bytes));
}
