import type {
  ActionIr,
  DeckIr,
  DirectorIr,
  ExperimentalIr,
  ExternIr,
  FunctionIr,
  LeadsToIr,
  MissionIr,
  ProgramIr,
  QueryIr,
  RuleIr,
  SceneIr,
  SchemaIr,
  SeatsIr,
  TestIr,
} from '@fabula/runtime/bundle';
import type { TextLiteral } from '../1-parse/index.js';
import type { BoundProgram } from '../2-bind/index.js';
import { experimentalOf } from './experimental.js';

/** The parts of a program, lowered. */
export interface LoweredParts {
  readonly program: BoundProgram;
  readonly start: string;
  readonly schema: SchemaIr;
  readonly seats: SeatsIr | undefined;
  readonly functions: ReadonlyMap<string, FunctionIr>;
  readonly actions: ReadonlyMap<string, ActionIr>;
  readonly scenes: ReadonlyMap<string, SceneIr>;
  readonly decks: ReadonlyMap<string, DeckIr>;
  /** In the order they run in. */
  readonly rules: readonly RuleIr[];
  readonly missions: readonly MissionIr[];
  readonly directors: readonly DirectorIr[];
  readonly externs: ReadonlyMap<string, ExternIr>;
  readonly queries: ReadonlyMap<string, QueryIr>;
  /** Only where a query asks for it. */
  readonly leadsTo: LeadsToIr | undefined;
  /** What a later version runs. */
  readonly experimental: ExperimentalIr;
  readonly tests: readonly TestIr[];
}

/** Assembles the bundle's program; names are in source order, the container sorts them. */
export function lowerProgram(parts: LoweredParts): ProgramIr {
  const { pack } = parts.program.main;
  const title = pack.title && wordsOf(pack.title);
  const note = pack.moved?.note && wordsOf(pack.moved.note);
  const experimental = experimentalOf(parts.experimental);
  return {
    ir: 1,
    pack: {
      name: parts.program.main.name,
      title: title ?? parts.program.main.name,
      version: pack.version?.text ?? '0.0.0',
    },
    start: parts.start,
    ...(parts.seats && { seats: parts.seats }),
    schema: parts.schema,
    functions: Object.fromEntries(parts.functions),
    actions: Object.fromEntries(parts.actions),
    scenes: Object.fromEntries(parts.scenes),
    ...(parts.decks.size > 0 && { decks: Object.fromEntries(parts.decks) }),
    ...(parts.rules.length > 0 && { rules: parts.rules }),
    ...(parts.missions.length > 0 && { missions: parts.missions }),
    ...(parts.directors.length > 0 && { directors: parts.directors }),
    ...(parts.externs.size > 0 && { externs: Object.fromEntries(parts.externs) }),
    ...(parts.queries.size > 0 && { queries: Object.fromEntries(parts.queries) }),
    ...(parts.leadsTo && { leadsTo: parts.leadsTo }),
    ...(experimental && { experimental }),
    ...(pack.moved && { moved: { to: pack.moved.to, ...(note !== undefined && { note }) } }),
    tests: parts.tests,
  };
}

/** A text of the pack's head, which has no holes. */
function wordsOf({ parts }: TextLiteral): string {
  return parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
}
