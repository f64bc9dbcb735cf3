export type { BundleError, BundleErrorName, Result } from './bundle-error.js';
export { canonicalJson } from './canonical-json.js';
export { type BundleDescription, describeBundle } from './describe.js';
export { sha256Hex } from './hash.js';
export type {
  ActArmIr,
  ActIr,
  ActionIr,
  ArgumentIr,
  BinaryIr,
  BuiltinIr,
  CaseIr,
  DiceValue,
  EdgeIr,
  EntityIr,
  EnumIr,
  EventIr,
  ExprArmIr,
  ExprIr,
  FieldIr,
  FormatIr,
  FunctionIr,
  HearIr,
  Json,
  KeyedArmIr,
  KindIr,
  MapValue,
  OpIr,
  OutcomeIr,
  ParameterIr,
  PartIr,
  PatternIr,
  PersonalValue,
  PlayerIr,
  ProgramIr,
  RecordValue,
  RelationIr,
  ResourceIr,
  SceneIr,
  SchemaIr,
  SequenceStrategy,
  SetValue,
  StatementArmIr,
  StatementIr,
  TagIr,
  TargetIr,
  TestIr,
  TestStepIr,
  TextIr,
  TypeIr,
  UnaryIr,
  Value,
  VariantValue,
} from './ir/index.js';
export { decodeValue, encodeValue } from './ir/index.js';
export {
  formatPublicKey,
  formatSecretKey,
  generateKey,
  type PublicKey,
  parsePublicKey,
  parseSecretKey,
  type SecretKey,
} from './keys.js';
export { type BundleLimits, defaultLimits } from './limits.js';
export { bundleFormat, type Manifest, type PartEntry } from './manifest.js';
export { type Bundle, type OpenOptions, openBundle, validateProgram } from './open.js';
export { type PackedBundle, type PackInput, packBundle, signBundle } from './pack.js';
export type { SignatureState } from './signature.js';
