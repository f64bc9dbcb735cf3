import type { DeclarationBase, Parameter } from './declaration.js';
import type { Expression, FieldValue } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { Type, TypeArgument } from './type.js';

/** `query tense(here: Scene) -> list<{ a: Person, b: Person }> { match … where … order by … limit 10 }`. */
export interface QueryDeclaration extends DeclarationBase {
  readonly kind: 'query';
  /** Declared with `pattern`: a sequence of events. */
  readonly isPattern: boolean;
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  readonly body: QueryBody;
}

export interface QueryBody extends Node {
  readonly kind: 'queryBody';
  /** What has happened; one of these and `match` is there, or both, unless they could not be read. */
  readonly events: EventsClause | undefined;
  readonly match: MatchClause | undefined;
  readonly where: Expression | undefined;
  /** `group by t.who as who`. */
  readonly group: readonly Column[] | undefined;
  readonly having: Expression | undefined;
  readonly order: readonly OrderKey[];
  readonly limit: Expression | undefined;
  /** `select from = a, trust = t.competence`. */
  readonly select: readonly Column[] | undefined;
  /** `ignoring guards`. */
  readonly ignoringGuards: boolean;
}

/** `events (t: took) in last 240 turns`, and the steps of a pattern. */
export interface EventsClause extends Node {
  readonly kind: 'eventsClause';
  /** One after another. */
  readonly steps: readonly EventStep[];
  readonly last: EventWindow | undefined;
}

/** `(t: took where t.price > 3)`, `then forgave { who: b, whom: a } within 10 turns without avenged { who: b }`. */
export interface EventStep extends Node {
  readonly kind: 'eventStep';
  readonly event: Path;
  readonly name: Name | undefined;
  /** What each field has to be, or a new name for it. */
  readonly fields: readonly FieldValue[];
  readonly where: Expression | undefined;
  /** How long after the step before. */
  readonly within: EventWindow | undefined;
  /** What must not have happened since the step before. */
  readonly without: readonly EventStep[];
}

/** `240 turns`, `48 ticks`, `2h`. */
export interface EventWindow extends Node {
  readonly kind: 'eventWindow';
  readonly count: number;
  readonly unit: 'turns' | 'ticks' | 'milliseconds';
}

/** `match shortest (a) -[way: adjacent*]-> (b)`, `match cheapest … by cost`. */
export interface MatchClause extends Node {
  readonly kind: 'matchClause';
  readonly mode: 'fits' | 'shortest' | 'cheapest';
  readonly allPaths: boolean;
  readonly chains: readonly PatternChain[];
  readonly by: Expression | undefined;
}

/** `(a) -[r]-> (b) <-[s]- (c)`: an edge leads to each step's node from the node before. */
export interface PatternChain extends Node {
  readonly kind: 'patternChain';
  readonly first: NodePattern;
  readonly steps: readonly { readonly edge: EdgePattern; readonly node: NodePattern }[];
}

/** `(x: Person where x.mood == calm)`, `(x: has Voice)`, `(_)`. */
export interface NodePattern extends Node {
  readonly kind: 'nodePattern';
  /** Absent for `_` and `()`. */
  readonly name: Name | undefined;
  readonly type: TypeArgument | undefined;
  readonly where: Expression | undefined;
}

/** `-[t: trusts where t.competence < 0]->`, `-[adjacent|leads_to*1..3]-`. */
export interface EdgePattern extends Node {
  readonly kind: 'edgePattern';
  readonly name: Name | undefined;
  readonly relations: readonly Path[];
  readonly direction: 'out' | 'in' | 'either';
  readonly length: EdgeLength | undefined;
  readonly where: Expression | undefined;
}

/** `*`, `*3`, `*1..3`, `*..4`, `*2..`. */
export interface EdgeLength extends Node {
  readonly kind: 'edgeLength';
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** `n = count(t)`, `t.who as who`, or a bare name. */
export interface Column extends Node {
  readonly kind: 'column';
  readonly name: Name | undefined;
  readonly value: Expression;
}

export interface OrderKey extends Node {
  readonly kind: 'orderKey';
  readonly value: Expression;
  readonly descending: boolean;
}
