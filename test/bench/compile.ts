import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildOutput, emitBundle, format, Program, parse, sourceFile, standardLibrary } from '@fabula/compiler';
import { semanticsVersion } from '@fabula/runtime/engine';
import { compileInk } from './ink.js';
import { median, type Row, rate } from './measure.js';
import { twoStories } from './story.js';

/** Sizes in bytes of the Fabula text, with how often each is run. */
const sizes = [
  { name: '100 KB', bytes: 100 * 1024, runs: 9, warm: 20 },
  { name: '1 MB', bytes: 1024 * 1024, runs: 3, warm: 2 },
  { name: '10 MB', bytes: 10 * 1024 * 1024, runs: 1, warm: 1 },
] as const;

/** Check and build against inkjs's compile, each in its own bytes; and how time grows with size. */
export async function compileRows(largest: number): Promise<Row[]> {
  const rows: Row[] = [];
  const ours = new Map<string, number>();
  for (const { name, bytes, runs, warm } of sizes) {
    if (bytes > largest) continue;
    const story = twoStories(bytes);
    const source = sourceFile('story.fab', story.fabula);
    if (bytes <= 1024 * 1024) {
      const parsing = await median(() => parse(source), { runs: runs + 4, warm: warm + 4 });
      const speed = rate(Buffer.byteLength(story.fabula), parsing);
      rows.push({
        what: `bare parse, ${name}`,
        ours: `${speed.toFixed(1)} MB/s`,
        against: '5 MB/s',
        ratio: speed / 5,
        target: { least: 1 },
      });
      if (bytes === 1024 * 1024) {
        const formatting = await median(() => format(source), { runs: runs + 4, warm: warm + 4 });
        rows.push({
          what: `format, ${name}`,
          ours: `${rate(Buffer.byteLength(story.fabula), formatting).toFixed(1)} MB/s`,
          against: `bare parse ${speed.toFixed(1)} MB/s`,
          ratio: parsing / formatting,
          target: { least: 0.5 },
        });
      }
    }
    // A pack that is worked on has its ids checked in; finding them for the first time is done once in its life.
    const { ids } = await build(story.fabula, new Map());
    const building = await median(() => build(story.fabula, ids), { runs, warm });
    ours.set(name, building);
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
  }
  const one = ours.get('1 MB');
  const ten = ours.get('10 MB');
  if (one !== undefined && ten !== undefined) {
    rows.push({
      what: 'time of 10 MB to time of 1 MB',
      ours: `${(ten / 1000).toFixed(2)} s`,
      against: `${(one / 1000).toFixed(2)} s`,
      ratio: ten / one,
      target: { most: 12 },
    });
  }
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
