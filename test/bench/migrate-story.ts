import {
  type Answers,
  type BuildOutput,
  type BundleMigrations,
  emitBundle,
  fitOf,
  Program,
  planMigration,
  renderFolder,
  standardLibrary,
} from '@fabula/compiler';
import { semanticsVersion } from '@fabula/runtime/engine';
import { openStory, type Story } from '@fabula/runtime/host';

/** A small change: a field has another name, and there is one more. */
export interface Releases {
  readonly first: Story;
  readonly second: Story;
}

const noAnswers: Answers = { moved: {}, dropped: [] };

const ferry = `pack ferry { title "The Ferry" version 1.0.0 start quay }

kind Person { purse: int in 0..99 clamped = 5, mood: text = "calm" }
entity mira: Person "Mira"
entity abel: Person "Abel"
entity ines: Person "Ines"

world { tide: int in 0..9 clamped = 3 }

scene quay "The quay"
  cast mira, abel, ines
{
  The ferry waits, and the tide is at {tide}.
  + [Wait.] {
    ~ tide += 1
    -> quay
  }
  + [Give Abel a coin.] {
    ~ mira.purse -= 1
    ~ abel.purse += 1
    -> quay
  }
}
`;

const edited = ferry
  .replaceAll('purse', 'coins')
  .replace('coins: int in 0..99 clamped = 5', 'coins: int in 0..99 clamped was purse = 5, storms: int = 4');

export async function twoReleases(): Promise<Releases> {
  const program = new Program({ library: standardLibrary });
  const before = built(program, ferry);
  const initial = await fitOf({ initial: undefined, folders: [], released: undefined }, before);
  if (initial.fit !== 'first') throw new Error('The story has been released before.');
  const first = await opened(before, initial.carried);
  const after = built(program, edited);
  const plan = await planMigration({
    before: first.bundle.program,
    after: after.program,
    docs: after.docs,
    answers: noAnswers,
    number: 2,
    name: 'coins',
    migrate: after.migrations,
  });
  const folder = { migration: plan.migration, number: 2, files: await renderFolder(plan) };
  const fit = await fitOf({ initial: initial.sql, folders: [folder], released: first.bundle }, after);
  if (fit.fit !== 'planned') throw new Error(`The plan does not fit: ${fit.fit}`);
  return { first, second: await opened(after, fit.carried) };
}

/** Plans from one program of 2,000 declarations to the next, in which each of its 200 kinds has a field more. */
export async function planOfMany(): Promise<() => Promise<unknown>> {
  const program = new Program({ library: standardLibrary });
  const before = built(program, many(''));
  const after = built(program, many(', extra: int = 0'));
  return () =>
    planMigration({
      before: before.program,
      after: after.program,
      docs: after.docs,
      answers: noAnswers,
      number: 2,
      name: 'extra',
      migrate: after.migrations,
    });
}

/** Each refers to others. */
function many(more: string): string {
  const lines = ['pack many { title "Many" version 1.0.0 start quay }'];
  for (let at = 0; at < 200; at++) {
    lines.push(`enum Mood${at} { calm, wary, cross }`);
    lines.push(`component Part${at} { tone: text = "dry", of: Mood${at} = calm }`);
    lines.push(`kind Kind${at} has Part${at} { mood: Mood${at} = wary, figure: int in 0..10 = 3${more} }`);
    lines.push(`relation near${at}: Kind${at} -> Kind${at} { since: int = 0 }`);
    for (let nth = 0; nth < 5; nth++) lines.push(`entity thing${at}_${nth}: Kind${at} "Thing" { figure: ${nth} }`);
    lines.push(`edge thing${at}_0 -[near${at}]-> thing${at}_1`);
  }
  return `${lines.join('\n')}\nscene quay "The quay" {\n  The ferry waits.\n  -> end\n}\n`;
}

function built(program: Program, source: string): BuildOutput {
  program.update({ sources: new Map([['pack.fab', source]]), ids: new Map() });
  const output = program.build();
  if (output) return output;
  const [first] = program.check().diagnostics.filter(({ severity }) => severity === 'error');
  throw new Error(`The story does not build: ${first?.message}`);
}

async function opened(output: BuildOutput, carried: BundleMigrations): Promise<Story> {
  const { bytes } = await emitBundle({
    ...carried,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    strings: output.strings,
    libraries: [],
  });
  const story = await openStory(bytes);
  if (!story.ok) throw new Error('The story does not open.');
  return story.value;
}
