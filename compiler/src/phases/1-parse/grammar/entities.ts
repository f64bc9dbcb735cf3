import * as t from '../tokens/tokens.js';
import type {
  EdgeDeclaration,
  EntityDeclaration,
  EntityRowDeclaration,
  Expression,
  Field,
  FieldValue,
  Name,
  Path,
  ResourceDeclaration,
  ScopeDeclaration,
  TextLiteral,
} from '../tree/index.js';
import { ShapeGrammar } from './shapes.js';
import type { Rule } from './token-reader.js';

/** Declarations of what there is: entities, edges, resources, and the scopes of state. */
export abstract class EntityGrammar extends ShapeGrammar {
  protected readonly entity: Rule<EntityDeclaration | EntityRowDeclaration> = this.rule('entity', () => {
    const start = this.start();
    this.CONSUME(t.declaring.entity);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and the entity’s kind' });
    const row = this.OPTION4({ GATE: () => this.at(t.Less, 2), DEF: () => this.SUBRULE(this.rowType) });
    const type = this.OPTION5({ GATE: () => !row, DEF: () => this.SUBRULE(this.path) });
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const was = this.OPTION3(() => this.SUBRULE(this.wasClause));
    const fields = this.OPTION2(() => this.SUBRULE(this.fieldValues)) ?? [];
    const rest = { title, fields, doc: this.doc(start), span: this.from(start) };
    if (row) return { kind: 'entityRow', name, was, ...row, ...rest };
    if (!type) return this.fail('a colon and the entity’s kind');
    return { kind: 'entity', name, was, type, ...rest };
  });

  /** `list<Thing> count 7`. */
  protected readonly rowType: Rule<Pick<EntityRowDeclaration, 'row' | 'type' | 'count'>> = this.rule('rowType', () => {
    const isList = this.LA(1).image === 'list';
    if (!this.RECORDING_PHASE && !isList) this.fail('the entity’s kind, or `list<…>` and how many');
    const row = this.under({ ...this.setting, caseless: true }, () => this.SUBRULE(this.namedType));
    const [of] = row.kind === 'namedType' ? row.arguments : [];
    if (!this.RECORDING_PHASE && this.LA(1).image !== 'count') this.fail('`count` and how many there are');
    this.CONSUME(t.AnyName);
    const figure = this.CONSUME(t.Int);
    return this.ACTION(() => ({
      row,
      type: of?.kind === 'namedType' ? of.path : this.fail('a list of a kind (`list<Thing>`)'),
      count: Number(figure.image.replaceAll('_', '')),
    }));
  });

  /** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`, `edge mill -[leads_to]-> oath when trusted`. */
  protected readonly edge: Rule<EdgeDeclaration> = this.rule('edge', () => {
    const start = this.start();
    this.CONSUME(t.declaring.edge);
    const along =
      this.OPTION4({
        GATE: () => this.LA(1).image === 'along' && this.atName(2),
        DEF: () => this.CONSUME(t.AnyName),
      }) !== undefined;
    const from = this.SUBRULE(this.path);
    this.CONSUME(t.EdgeOpen, { ERR_MSG: '`-[relation]->`' });
    const relation = this.SUBRULE2(this.path);
    this.CONSUME(t.EdgeClose);
    const to = this.OPTION5({ GATE: () => !along, DEF: () => this.SUBRULE(this.paths) }) ?? [];
    const both = this.OPTION3(() => this.CONSUME(t.contextual.both)) !== undefined;
    const when = this.OPTION2(() => {
      this.CONSUME(t.contextual.when);
      // The brace behind it opens the edge's fields.
      return this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.expression));
    });
    const fields = this.OPTION(() => this.SUBRULE(this.fieldValues)) ?? [];
    return {
      kind: 'edge',
      doc: this.doc(start),
      relation,
      from,
      to,
      along,
      both,
      when,
      fields,
      span: this.from(start),
    };
  });

  /** `resource silver "silver crowns" scale 2 issued by mint`. */
  protected readonly resource: Rule<ResourceDeclaration> = this.rule('resource', () => {
    const start = this.start();
    let title: TextLiteral | undefined;
    let scale: Expression | undefined;
    let issuer: Name | undefined;
    let was: Path | undefined;
    this.CONSUME(t.declaring.resource);
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses('resource', ['scale', 'issued', 'was'], () => {
      this.OR([
        {
          ALT: () => {
            was = this.SUBRULE(this.wasClause);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.scale);
            scale = this.SUBRULE(this.bound);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.issued);
            this.CONSUME(t.contextual.by);
            issuer = this.SUBRULE(this.name);
          },
        },
      ]);
    });
    return { kind: 'resource', name, was, title, scale, issuer, doc: this.doc(start), span: this.from(start) };
  });

  /** `world { … }`, `campaign { … }`, `config { … }`, `player is Person { … }`. */
  protected readonly scope: Rule<ScopeDeclaration> = this.rule('scope', () => {
    const start = this.start();
    let is: Path | undefined;
    const scope = this.OR<ScopeDeclaration['scope']>([
      { ALT: () => this.meaning(this.CONSUME(t.declaring.world), 'world') },
      { ALT: () => this.meaning(this.CONSUME(t.declaring.campaign), 'campaign') },
      { ALT: () => this.meaning(this.CONSUME(t.declaring.config), 'config') },
      {
        ALT: () => {
          this.CONSUME(t.declaring.player);
          // A player of no kind has fields of its own, and no body that others could meet.
          this.OPTION2(() => {
            this.CONSUME(t.reserved.is);
            is = this.SUBRULE(this.path);
          });
          return 'player';
        },
      },
    ]);
    const body = this.OPTION({ GATE: () => this.at(t.RecordOpen), DEF: () => this.SUBRULE(this.scopeBody) });
    if (!body && !is && !this.RECORDING_PHASE) this.fail('`{` and its fields');
    const { fields = [], values = [] } = body ?? {};
    return { kind: 'scope', scope, doc: this.doc(start), is, fields, values, span: this.from(start) };
  });

  /**
   * Fields and values. `tone: "plain"` gives a field of the kind its value, `name: text` declares one: a type is a
   * name or a record, and what else stands behind the colon is a value. `mood: calm` and `mood: { now: calm }` read as
   * both; since `=` gives a default, names alone are a type, and the binder turns it into a value where the kind has
   * such a field.
   */
  protected readonly scopeBody: Rule<{ fields: readonly Field[]; values: readonly FieldValue[] }> = this.rule(
    'scopeBody',
    () => {
      const fields: Field[] = [];
      const values: FieldValue[] = [];
      this.CONSUME(t.RecordOpen);
      this.untilClose(() => {
        this.OR({
          DEF: [
            { ALT: () => this.CONSUME(t.Comma) },
            { ALT: () => this.CONSUME(t.LineEnd) },
            {
              GATE: () => this.at(t.Colon, 2) && !this.atName(3) && (!this.at(t.RecordOpen, 3) || this.#holdsValues(3)),
              IGNORE_AMBIGUITIES: true,
              ALT: () => {
                const value = this.SUBRULE(this.fieldEntry);
                if (value) values.push(value);
              },
            },
            { ALT: () => this.SUBRULE(this.fieldOrFault, { ARGS: [fields] }), IGNORE_AMBIGUITIES: true },
          ],
          ERR_MSG: 'a field',
        });
      });
      this.CONSUME(t.Close);
      return { fields, values };
    },
  );

  /** Whether a brace holds values, and no fields with their types: anything in it is what no type can be. */
  #holdsValues(open: number): boolean {
    let depth = 0;
    for (let ahead = open; ; ahead++) {
      const { tokenType: type } = this.LA(ahead);
      if (type === t.RecordOpen) depth++;
      else if (type === t.Close && --depth === 0) return ahead === open + 1;
      else if (type === t.PlainText || type === t.FileEnd || type === t.DeclarationEnd) return type === t.PlainText;
      else if (type === t.Colon && !this.atName(ahead + 1) && !this.at(t.RecordOpen, ahead + 1)) return true;
    }
  }
}
