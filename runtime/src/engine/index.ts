export {
  type Converted,
  type ConvertedCampaign,
  type Converter,
  type ConverterChain,
  createConverter,
  createConverterChain,
  type MovedPlace,
} from './convert/converter.js';
export { upcast } from './convert/upcast.js';
export { createEngine } from './create-engine.js';
export type { Engine, EvaluateResult, GivenResult, StepResult } from './engine.js';
export { semanticsVersion } from './engine.js';
export type { EngineEvent } from './event.js';
export { decodeEvent, encodeEvent } from './event-json.js';
export type { EventInfluence, Exploration, Influence } from './exploration.js';
export { explorationKey } from './exploration-key.js';
export type { Act, CallAnswer, EffectRequest, Effects, Input, InputRefusal } from './input.js';
export type { MissionView } from './journal.js';
export { eventMemories } from './link/event-memory.js';
export { readAnswer, writeAnswer } from './link/extern.js';
export type { Option, OutputPart, OutputTag, TextArguments, TextOutput, Waiting } from './output.js';
export { callsPerTurn, stepsPerTurn, visitDepth } from './run/limits.js';
export { type KindOf, readTyped, type Typed } from './run/typed-json.js';
export { writeTyped } from './run/write-typed.js';
export type { State } from './state.js';
