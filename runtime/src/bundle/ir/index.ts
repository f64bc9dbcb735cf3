export type { CardIr, DeckIr, DrawStrategyIr } from './deck.js';
export { decodeValue, encodeValue } from './encode.js';
export type { ExperimentalIr } from './experimental.js';
export type { BinaryIr, BuiltinIr, ExprArmIr, ExprIr, PatternIr, UnaryIr } from './expression.js';
export { hasLetters } from './letters.js';
export type { ClockIr, MissionIr, MissionStepIr, ObjectiveIr } from './mission.js';
export type { PromptIr } from './model.js';
export type {
  ActionIr,
  EdgeIr,
  EntityIr,
  EnumIr,
  EventIr,
  ExternIr,
  FunctionIr,
  KindIr,
  PlayerIr,
  ProgramIr,
  RelationIr,
  ResourceIr,
  RuleIr,
  SchemaIr,
  TestIr,
  TestStepIr,
} from './program.js';
export type {
  ColumnFormIr,
  ColumnSourceIr,
  ProjectionColumnIr,
  ProjectionIr,
  ProjectionRowsIr,
  ProjectionTableIr,
} from './projection.js';
export { projectValue } from './projection.js';
export type {
  AggregateFunctionIr,
  AggregateIr,
  GroupIr,
  LeadsToIr,
  MatchEdgeIr,
  MatchNodeIr,
  OrderIr,
  QueryIr,
  SceneFieldIr,
  WalkFindIr,
  WalkIr,
} from './query.js';
export type { HearIr, OpIr, ParameterIr, SceneIr, TagIr } from './scene.js';
export type { SimulationIr } from './simulation.js';
export type { ActArmIr, ActIr, OutcomeIr, StatementArmIr, StatementIr, TargetIr } from './statement.js';
export type { LineStringsIr, MissionStringsIr, StringsIr, TitleStringsIr } from './strings.js';
export type { ArgumentIr, FormatIr, KeyedArmIr, PartIr, SequenceStrategy, TextIr } from './text.js';
export type { CaseIr, FieldIr, TypeIr } from './type.js';
export type { DiceValue, Json, MapValue, PersonalValue, RecordValue, SetValue, Value, VariantValue } from './value.js';
export type { WorkflowIr } from './workflow.js';
