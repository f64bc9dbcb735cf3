import type {
  ActionIr,
  DeckIr,
  DirectorIr,
  ExternIr,
  FunctionIr,
  MissionIr,
  QueryIr,
  RuleIr,
  SceneIr,
  WorkflowIr,
} from '@fabula/runtime/bundle';
import { type BoundProgram, isSymbolOf, type Symbol } from '../phases/2-bind/index.js';
import type { CheckedDeclaration } from '../phases/3-check/index.js';
import { inCampaign, type LoweredParts, lowerDeck, lowerSimulations } from '../phases/5-lower/index.js';
import { AskedParts } from './asked-parts.js';
import { bodies } from './bodies.js';

type OfBodies =
  | 'functions'
  | 'actions'
  | 'scenes'
  | 'decks'
  | 'rules'
  | 'missions'
  | 'directors'
  | 'externs'
  | 'queries'
  | 'experimental';

/** What of a program comes from its bodies; `narrative` says that a query asks for the narrative graph. */
export type LoweredBodies = Pick<LoweredParts, OfBodies> & { readonly narrative: boolean };

/** Gathers what each body was lowered to, in the order they stand in. */
export function lowerBodies(
  program: BoundProgram,
  checkedAs: (name: string) => CheckedDeclaration,
  sceneOf: (name: string) => SceneIr,
): LoweredBodies {
  const functions = new Map<string, FunctionIr>();
  const actions = new Map<string, ActionIr>();
  const scenes = new Map<string, SceneIr>();
  const decks = new Map<string, DeckIr>();
  const externs = new Map<string, ExternIr>();
  const queries = new Map<string, QueryIr>();
  const workflows = new Map<string, WorkflowIr>();
  const rules: RuleIr[] = [];
  const missions: MissionIr[] = [];
  const directors: DirectorIr[] = [];
  const simulated: { readonly symbol: Symbol; readonly checked: CheckedDeclaration }[] = [];
  const asked = new AskedParts();
  let narrative = false;
  for (const [name, symbol] of bodies(program)) {
    const checked = checkedAs(name);
    if (checked.rule) rules.push(checked.rule);
    if (checked.query) queries.set(symbol.id, checked.query.ir);
    narrative ||= checked.query?.narrative === true;
    if (checked.mission) missions.push(checked.mission.ir);
    if (checked.director) directors.push(checked.director.ir);
    if (checked.workflow) workflows.set(symbol.id, checked.workflow.ir);
    if (checked.scene) scenes.set(symbol.id, sceneOf(name));
    if (checked.deck) decks.set(symbol.id, lowerDeck(checked.deck));
    if (checked.extern) externs.set(symbol.id, checked.extern.ir);
    const constant = checked.function ?? checked.table;
    if (constant) functions.set(symbol.id, constant.ir);
    for (const [made, ir] of checked.functions ?? []) functions.set(made, ir);
    asked.take(checked);
    if (checked.action && !symbol.simulation) actions.set(symbol.id, checked.action.ir);
    if (isSimulated(symbol)) simulated.push({ symbol, checked });
  }
  asked.addClassifier(externs, functions);
  const experimental = {
    ...asked.ir,
    ...lowerSimulations(simulated),
    workflows: Object.fromEntries(workflows),
    shared: [...program.main.shared.keys()],
    campaign: inCampaign(program),
  };
  return { functions, actions, scenes, decks, rules, missions, directors, externs, queries, experimental, narrative };
}

/** A simulation, what belongs to it, and what asks for it. */
function isSimulated(symbol: Symbol): boolean {
  return symbol.simulation !== undefined || isSymbolOf(symbol, 'simulation', 'goal', 'experiment');
}
