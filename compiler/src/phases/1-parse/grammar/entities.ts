import * as t from '../tokens/tokens.js';
import type {
  EdgeDeclaration,
  EntityDeclaration,
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
  protected readonly entity: Rule<EntityDeclaration> = this.rule('entity', () => {
    const start = this.start();
    this.CONSUME(t.declaring.entity);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and the entity’s kind' });
    const type = this.SUBRULE(this.path);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const fields = this.OPTION2(() => this.SUBRULE(this.fieldValues)) ?? [];
    return { kind: 'entity', name, type, title, fields, doc: this.doc(start), span: this.from(start) };
  });

  /** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`, `edge mill -[leads_to]-> oath when trusted`. */
  protected readonly edge: Rule<EdgeDeclaration> = this.rule('edge', () => {
    const start = this.start();
    this.CONSUME(t.declaring.edge);
    const from = this.SUBRULE(this.path);
    this.CONSUME(t.EdgeOpen, { ERR_MSG: '`-[relation]->`' });
    const relation = this.SUBRULE2(this.path);
    this.CONSUME(t.EdgeClose);
    const to = this.SUBRULE(this.paths);
    const when = this.OPTION2(() => {
      this.CONSUME(t.contextual.when);
      // The brace behind it opens the edge's fields.
      return this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.expression));
    });
    const fields = this.OPTION(() => this.SUBRULE(this.fieldValues)) ?? [];
    return { kind: 'edge', doc: this.doc(start), relation, from, to, when, fields, span: this.from(start) };
  });

  /** `resource silver "silver crowns" scale 2 issued by mint`. */
  protected readonly resource: Rule<ResourceDeclaration> = this.rule('resource', () => {
    const start = this.start();
    let title: TextLiteral | undefined;
    let scale: Expression | undefined;
    let issuer: Name | undefined;
    this.CONSUME(t.declaring.resource);
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.clauses('resource', ['scale', 'issued'], () => {
      this.OR([
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
    return { kind: 'resource', name, title, scale, issuer, doc: this.doc(start), span: this.from(start) };
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
   * name or a record, and what else stands behind the colon is a value. `mood: calm` reads as both; since `=` gives a
   * default, a lone name is a type, and the binder turns it into a value where the kind has such a field.
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
              GATE: () => this.at(t.Colon, 2) && !this.atName(3) && !this.at(t.RecordOpen, 3),
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
}
