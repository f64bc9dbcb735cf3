import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOutput, emitBundle, format, Program, parse, sourceFile, standardLibrary } from '@fabula/compiler';
import { semanticsVersion } from '@fabula/runtime/engine';
import { compileInk } from './ink.js';
import { median, type Row, rate } from './measure.js';
import { twoStories } from './story.js';

/** Sizes in bytes of the Fabula text, with how often each is run. */
const sizes = [
  { name: '100 KB', bytes: 100 * 1024, runs: 9, warm: 20 },
  { name: '1 MB', bytes: 1024 * 1024, runs: 3, warm: 3 },
  { name: '10 MB', bytes: 10 * 1024 * 1024, runs: 1, warm: 1 },
] as const;
type Size = (typeof sizes)[number];

/** What one size came to: rows, and how many milliseconds a build took. */
interface Measured {
  readonly rows: readonly Row[];
  readonly building: number;
}

/**
 * Check and build against inkjs's compile, each in its own bytes; and how time grows with size. Each size is measured in
 * a process of its own: the heap that one has filled is no part of the next one's time.
 */
export function compileRows(largest: number): Row[] {
  const measured = sizes.filter(({ bytes }) => bytes <= largest).map((size) => ({ size, ...inOwnProcess(size) }));
  const rows = measured.flatMap((each) => each.rows);
  const [, one, ten] = measured;
  if (one && ten) {
    rows.push({
      what: 'time of 10 MB to time of 1 MB',
      ours: `${(ten.building / 1000).toFixed(2)} s`,
      against: `${(one.building / 1000).toFixed(2)} s`,
      ratio: ten.building / one.building,
      target: { most: 12 },
    });
  }
  return rows;
}

/** The argument that makes this program measure one size and print it as JSON. */
export const sizeArgument = '--compile-size';

function inOwnProcess({ name }: Size): Measured {
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const child = spawnSync(process.execPath, [main, sizeArgument, name], { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (child.status !== 0) throw new Error(`Measuring ${name}: ${child.stderr}`);
  const measured: unknown = JSON.parse(child.stdout);
  if (!isMeasured(measured)) throw new Error(`Measuring ${name} printed something else.`);
  return measured;
}

/** Printed by this very file, so a look at its outside is enough. */
function isMeasured(value: unknown): value is Measured {
  return typeof value === 'object' && value !== null && 'rows' in value && 'building' in value;
}

/** Measures one size, in this process. */
export async function measureSize(name: string): Promise<Measured> {
  const size = sizes.find((each) => each.name === name);
  if (!size) throw new Error(`There is no size ${name}.`);
  const { bytes, runs, warm } = size;
  const story = twoStories(bytes);
  const rows = bytes <= 1024 * 1024 ? await parseRows(story.fabula, size) : [];
  // A pack that is worked on has its ids checked in; finding them for the first time is done once in its life.
  const { ids } = await build(story.fabula, new Map());
  const building = await median(() => build(story.fabula, ids), { runs, warm });
  const inking = await median(() => compileInk(story.ink).ToJson(), { runs, warm });
  const our = rate(Buffer.byteLength(story.fabula), building);
  const their = rate(Buffer.byteLength(story.ink), inking);
  rows.push({
    what: `check and build, ${name}, warm`,
    ours: `${our.toFixed(2)} MB/s`,
    against: `inkjs ${their.toFixed(2)} MB/s`,
    ratio: our / their,
    target: { least: 3 },
  });
  if (bytes === 10 * 1024 * 1024) {
    const gigabytes = peakOfBuild(story.fabula) / 1024 ** 3;
    rows.push({
      what: '`fabula build` of 10 MB, the most memory it takes',
      ours: `${gigabytes.toFixed(2)} GB`,
      against: '1 GB',
      ratio: gigabytes,
      target: { most: 1 },
    });
  }
  return { rows, building };
}

async function parseRows(text: string, { name, bytes, runs, warm }: Size): Promise<Row[]> {
  const source = sourceFile('story.fab', text);
  const times = { runs: runs + 4, warm: warm + 4 };
  const parsing = await median(() => parse(source), times);
  const speed = rate(Buffer.byteLength(text), parsing);
  const rows: Row[] = [
    {
      what: `bare parse, ${name}`,
      ours: `${speed.toFixed(1)} MB/s`,
      against: '5 MB/s',
      ratio: speed / 5,
      target: { least: 1 },
    },
  ];
  if (bytes < 1024 * 1024) return rows;
  const formatting = await median(() => format(source), times);
  rows.push({
    what: `format, ${name}`,
    ours: `${rate(Buffer.byteLength(text), formatting).toFixed(1)} MB/s`,
    against: `bare parse ${speed.toFixed(1)} MB/s`,
    ratio: parsing / formatting,
    target: { least: 0.5 },
  });
  return rows;
}

/** The most memory in bytes that the program ever has while it builds a pack for the second time, its ids being there. */
function peakOfBuild(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'fabula-bench-'));
  try {
    writeFileSync(join(folder, 'story.fab'), text);
    const require = createRequire(import.meta.url);
    const fabula = join(dirname(require.resolve('@fabula/compiler/package.json')), 'bin/fabula.js');
    // Only the process itself knows; it tells as it ends, in KiB.
    const tell = 'data:text/javascript,process.on("exit",()=>console.log("peak",process.resourceUsage().maxRSS))';
    const build = () => spawnSync(process.execPath, ['--import', tell, fabula, 'build', folder], { encoding: 'utf8' });
    build();
    const { stdout, stderr } = build();
    const peak = /^peak (\d+)$/m.exec(stdout)?.[1];
    if (peak === undefined) throw new Error(`The generated story does not build: ${stderr}`);
    return Number(peak) * 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From text to the bundle's bytes. */
async function build(text: string, ids: ReadonlyMap<string, string>): Promise<BuildOutput> {
  const program = new Program({ library: standardLibrary });
  program.update({ sources: new Map([['story.fab', text]]), ids });
  const built = program.build();
  if (!built) {
    const [first] = program.check().diagnostics;
    throw new Error(`The generated story does not build: ${first?.message}`);
  }
  await emitBundle({
    program: built.program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
  return built;
}
