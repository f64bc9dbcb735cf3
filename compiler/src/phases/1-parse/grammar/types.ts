import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Case,
  Expression,
  Field,
  HasType,
  Name,
  NamedType,
  RecordType,
  Refinement,
  TensorShape,
  Type,
  TypeArgument,
} from '../tree/index.js';
import { LiteralGrammar } from './literals.js';
import type { Rule } from './token-reader.js';

/** Types as written. */
export abstract class TypeGrammar extends LiteralGrammar {
  protected abstract readonly fields: Rule<readonly Field[]>;
  protected abstract readonly operand: Rule<Expression>;

  /** A type: alternatives joined by `|`, which may be cases with fields. */
  protected readonly type: Rule<Type> = this.rule('type', () => {
    const start = this.start();
    this.enter(valueWeight);
    const members: (Type | Case)[] = [this.SUBRULE(this.typeOrCase)];
    this.MANY(() => {
      this.CONSUME(t.Bar);
      members.push(this.SUBRULE2(this.typeOrCase));
    });
    this.depth -= valueWeight;
    return this.ACTION(() => joined(members, this.from(start)));
  });

  protected readonly typeOrCase: Rule<Type | Case> = this.rule('typeOrCase', () => {
    const start = this.start();
    const base = this.OR<Type | Case>({
      DEF: [{ ALT: () => this.SUBRULE(this.recordType) }, { ALT: () => this.SUBRULE(this.namedType) }],
      ERR_MSG: 'a type',
    });
    if (base.kind === 'case') return base;
    let type: Type = base;
    this.OPTION(() => {
      this.CONSUME(t.Question);
      type = { kind: 'optionalType', of: type, span: this.from(start) };
    });
    const refinements: Refinement[] = [];
    this.MANY({
      // `relation … in campaign` says where it lives, and is no range.
      GATE: () => !(this.at(t.reserved.in) && this.LA(2).image === 'campaign'),
      DEF: () => refinements.push(this.SUBRULE(this.refinement)),
    });
    if (refinements.length > 0) type = { kind: 'refinedType', of: type, refinements, span: this.from(start) };
    this.OPTION2(() => {
      this.CONSUME2(t.Question);
      type = { kind: 'optionalType', of: type, span: this.from(start) };
    });
    return type;
  });

  protected readonly recordType: Rule<RecordType> = this.rule('recordType', () => {
    const start = this.start();
    const fields = this.SUBRULE(this.fields);
    return { kind: 'recordType', fields, span: this.from(start) };
  });

  /** `list<Person>`, `Mood`, or a case with its fields: `lost { by: int }`. */
  protected readonly namedType: Rule<NamedType | Case> = this.rule('namedType', () => {
    const start = this.start();
    const counts = this.OPTION3({
      GATE: () => this.at(t.contextual.of, 2) && this.atName(3),
      DEF: () => {
        this.CONSUME(t.contextual.amount);
        this.CONSUME(t.contextual.of);
        return true as const;
      },
    });
    const path = this.SUBRULE(this.path, { LABEL: 'a type' });
    if (counts && !this.RECORDING_PHASE)
      return { kind: 'namedType', path, counts, arguments: [], span: this.from(start) };
    const fields = this.OPTION({ GATE: () => !this.setting.caseless, DEF: () => this.SUBRULE(this.fields) });
    const given: TypeArgument[] = [];
    this.OPTION2(() => {
      this.CONSUME(t.Less);
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => given.push(this.SUBRULE(this.typeArgument)),
        ERR_MSG: 'a type',
      });
      this.CONSUME(t.Greater);
    });
    const span = this.from(start);
    const name = fields && !this.RECORDING_PHASE ? path.names.at(-1) : undefined;
    if (fields && name) return { kind: 'case', name, title: undefined, fields, doc: undefined, span };
    return { kind: 'namedType', path, arguments: given, span };
  });

  protected readonly typeArgument: Rule<TypeArgument> = this.rule('typeArgument', () =>
    this.OR<TypeArgument>({
      DEF: [
        { ALT: () => this.SUBRULE(this.hasType) },
        { ALT: () => this.SUBRULE(this.tensorShape) },
        { ALT: () => this.SUBRULE(this.type) },
      ],
      ERR_MSG: 'a type',
    }),
  );

  /** The `[n, 16]` of `tensor<f32, [n, 16]>`. */
  protected readonly tensorShape: Rule<TensorShape> = this.rule('tensorShape', () => {
    const start = this.start();
    const dimensions: (Expression | Name)[] = [];
    this.CONSUME(t.LBracket);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () =>
        dimensions.push(
          this.OR<Expression | Name>({
            DEF: [{ ALT: () => this.SUBRULE(this.figure) }, { ALT: () => this.SUBRULE(this.name) }],
            ERR_MSG: 'a figure, or a name for a size that is not fixed',
          }),
        ),
      ERR_MSG: 'a figure, or a name for a size that is not fixed',
    });
    this.CONSUME(t.RBracket, { ERR_MSG: 'a comma or `]`' });
    return { kind: 'tensorShape', dimensions, span: this.from(start) };
  });

  protected readonly hasType: Rule<HasType> = this.rule('hasType', () => {
    const start = this.start();
    this.CONSUME(t.reserved.has);
    const components = this.SUBRULE(this.paths);
    return { kind: 'hasType', components, span: this.from(start) };
  });

  protected readonly refinement: Rule<Refinement> = this.rule('refinement', () => {
    const start = this.start();
    return this.OR<Refinement>([
      {
        ALT: () => {
          this.CONSUME(t.reserved.in);
          const range = this.SUBRULE(this.bounds);
          return { kind: 'inRange', ...range, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.of);
          const { low, high } = this.SUBRULE2(this.bounds);
          return { kind: 'length', low, high, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.max);
          const value = this.SUBRULE(this.bound);
          return { kind: 'max', value, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.tokens);
          const { low, high } = this.SUBRULE3(this.bounds);
          return { kind: 'tokens', low, high, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.scale);
          const value = this.SUBRULE2(this.bound);
          return { kind: 'scale', value, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.matches);
          const pattern = this.SUBRULE(this.textLiteral);
          return { kind: 'matches', pattern, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.clamped);
          return { kind: 'clamped', span: this.from(start) };
        },
      },
    ]);
  });

  /** `0..12`, `-1.0..<1.0`. */
  protected readonly bounds: Rule<{ low: Expression; high: Expression; openEnd: boolean }> = this.rule('bounds', () => {
    const low = this.SUBRULE(this.bound);
    let openEnd = false;
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.RangeDots) },
        {
          ALT: () => {
            openEnd = true;
            return this.CONSUME(t.OpenRangeDots);
          },
        },
      ],
      ERR_MSG: '`..` and the other end of the range',
    });
    const high = this.SUBRULE2(this.bound);
    return { low, high, openEnd };
  });

  /** One end of a range: a figure or a name, with its sign. */
  protected readonly bound: Rule<Expression> = this.rule('bound', () => {
    const start = this.start();
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const operand = this.SUBRULE(this.operand);
    return minus ? { kind: 'unary', operator: '-', operand, span: this.from(start) } : operand;
  });

  /** A type that is missing or can't be read. */
  protected errorType(): Type {
    return { kind: 'errorType', span: this.here() };
  }
}

function joined(members: readonly (Type | Case)[], span: Type['span']): Type {
  const [first] = members;
  const types = members.filter((member) => member.kind !== 'case');
  if (types.length === members.length)
    return types.length === 1 && types[0] ? types[0] : { kind: 'unionType', members: types, span };
  if (!first) return { kind: 'errorType', span };
  return { kind: 'casesType', cases: members.flatMap(asCase), span };
}

function asCase(member: Type | Case): Case[] {
  if (member.kind === 'case') return [member];
  const name = member.kind === 'namedType' ? member.path.names.at(-1) : undefined;
  return name ? [{ kind: 'case', name, title: undefined, fields: [], doc: undefined, span: member.span }] : [];
}
