import type { Field } from './declaration.js';
import type { Expression, FieldValue } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { LogicBlock } from './statement.js';
import type { Type } from './type.js';

/** `markup shout { level: int in 1..3 = 1 }`, `markup pause`. */
export interface MarkupDeclaration extends Node {
  readonly kind: 'markupDeclaration';
  readonly name: Name;
  readonly doc: string | undefined;
  /** Its attributes. */
  readonly fields: readonly Field[];
}

/** `tag show: Sprite`, `tag quiet`. */
export interface TagDeclaration extends Node {
  readonly kind: 'tagDeclaration';
  readonly name: Name;
  readonly doc: string | undefined;
  /** What its value is of; undefined for a tag that has none. */
  readonly type: Type | undefined;
}

/** How what an older version kept becomes what this one keeps: `migrate Person from (old) { vigor = old.stamina }`. */
export interface MigrateDeclaration extends Node {
  readonly kind: 'migrate';
  readonly doc: string | undefined;
  readonly of: Path;
  readonly migration: Migration;
}

/** The part of it that may also stand in the body of what it is about. */
export interface Migration extends Node {
  readonly kind: 'migration';
  readonly old: Name;
  readonly body: LogicBlock;
}

/** `keep 30d`, `keep by privacy { open: 730d, sensitive: 30d }`: how long a value is kept. */
export interface Keep extends Node {
  readonly kind: 'keep';
  readonly after: Expression | undefined;
  /** The field whose value decides. */
  readonly by: Name | undefined;
  readonly cases: readonly FieldValue[];
}
