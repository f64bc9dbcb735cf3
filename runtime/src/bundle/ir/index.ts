export type { AudienceIr, ChoiceMannerIr, ChoicesIr, SeatsIr } from './audience.js';
export type {
  ComponentConversionIr,
  ConversionIr,
  DeckConversionIr,
  DerivedIr,
  EntitiesConversionIr,
  EventConversionIr,
  FieldConversionIr,
  FieldsConversionIr,
  KeptIr,
  KindConversionIr,
  MissionConversionIr,
  PlaceIr,
  PlaceMoveIr,
  PlacesConversionIr,
  RelationConversionIr,
  ResourceConversionIr,
  ValueConversionIr,
} from './conversion.js';
export type { CardIr, DeckIr, DrawStrategyIr } from './deck.js';
export type { AdjustedIr, AdjustIr, BeatIr, DirectorIr, RecapIr, RecapTellsIr } from './director.js';
export { decodeValue, encodeValue } from './encode.js';
export type { ExperimentalIr } from './experimental.js';
export type { BinaryIr, BuiltinIr, ExprArmIr, ExprIr, PatternIr, UnaryIr } from './expression.js';
export { hasLetters } from './letters.js';
export type { ClockIr, MissionIr, MissionStepIr, ObjectiveIr } from './mission.js';
export type {
  ContextIr,
  ContextPartIr,
  MemoryIr,
  ModelIr,
  ModelPortIr,
  PromptBudgetIr,
  PromptContextIr,
  PromptIr,
  ProviderIr,
  RouteIr,
  ToolGroupIr,
} from './model.js';
export type {
  ActionIr,
  EdgeIr,
  EntityIr,
  EnumIr,
  EventIr,
  ExternIr,
  FunctionIr,
  KindIr,
  MigrationIr,
  MovedPolicyIr,
  OneEndIr,
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
  ProjectionConstraintIr,
  ProjectionIr,
  ProjectionRowsIr,
  ProjectionTableIr,
} from './projection.js';
export { projectValue } from './projection.js';
export type {
  AggregateFunctionIr,
  AggregateIr,
  EventStepIr,
  EventsIr,
  GroupIr,
  LeadIr,
  LeadsToIr,
  MatchEdgeIr,
  MatchEndsIr,
  MatchEventIr,
  MatchNodeIr,
  OrderIr,
  QueryIr,
  SceneFieldIr,
  WalkFindIr,
  WalkIr,
  WindowIr,
  WindowUnitIr,
} from './query.js';
export type { HearIr, OpIr, ParameterIr, SceneIr, TagIr } from './scene.js';
export type {
  AgentsIr,
  ClaimIr,
  ContentionIr,
  DecisionIr,
  ExperimentIr,
  GoalBeatIr,
  GoalIr,
  PerceptionIr,
  PopulationIr,
  SeenFieldIr,
  ShareIr,
  SimulationActIr,
  SimulationIr,
} from './simulation.js';
export type { ActArmIr, ActIr, OutcomeIr, StatementArmIr, StatementIr, TargetIr } from './statement.js';
export type { LineStringsIr, MissionStringsIr, StringsIr, TitleStringsIr } from './strings.js';
export type { ArgumentIr, FormatIr, KeyedArmIr, PartIr, SequenceStrategy, TextIr } from './text.js';
export type { CaseIr, FieldIr, KeepIr, TypeIr } from './type.js';
export type { DiceValue, Json, MapValue, PersonalValue, RecordValue, SetValue, Value, VariantValue } from './value.js';
export type { OccasionIr, StepSettingsIr, WorkflowIr, WorkflowStepIr } from './workflow.js';
