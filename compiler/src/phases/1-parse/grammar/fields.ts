import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { Case, Field, Migration, Modifier, Name, Parameter, Path } from '../tree/index.js';
import { FieldClauseGrammar, type FieldClauses } from './field-clauses.js';
import type { Rule } from './token-reader.js';

/** What the body of a kind holds. */
export interface KindBody {
  readonly has: readonly Path[];
  readonly fields: readonly Field[];
  readonly migrations: readonly Migration[];
}

/** An enum's body: its cases, and the moves between them. */
export interface CaseList {
  readonly cases: readonly Case[];
  readonly moves: readonly Move[];
}
type Move = { readonly from: Name; readonly to: readonly Name[]; readonly span: Name['span'] };

/** Fields, parameters and cases: the insides of types. */
export abstract class FieldGrammar extends FieldClauseGrammar {
  protected readonly fields: Rule<readonly Field[]> = this.rule('fields', () => {
    const { fields, migrations } = this.SUBRULE(this.kindBody);
    if (this.RECORDING_PHASE) return fields;
    for (const { span } of migrations) {
      const word = { start: span.start, end: span.start + 'from'.length };
      this.reports?.add(catalogue.unexpectedText, word, { expected: 'a field', found: '`migrate from`' });
    }
    return fields;
  });

  /** `{ has Voice, mood: Mood = calm … }`. A fault costs its entry. */
  protected readonly kindBody: Rule<KindBody> = this.rule('kindBody', () => {
    const has: Path[] = [];
    const fields: Field[] = [];
    const migrations: Migration[] = [];
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.SUBRULE(this.hasEntry, { ARGS: [has] }) },
          {
            GATE: () => this.at(t.contextual.from, 2),
            ALT: () => {
              this.CONSUME(t.contextual.migrate);
              this.keep(migrations, this.SUBRULE(this.migration));
            },
            IGNORE_AMBIGUITIES: true,
          },
          { ALT: () => this.SUBRULE(this.fieldOrFault, { ARGS: [fields] }) },
        ],
        ERR_MSG: 'a field',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return { has, fields, migrations };
  });

  protected readonly hasEntry: Rule<void, [Path[]]> = this.rule('hasEntry', (has: Path[]) =>
    this.recovering(
      () => {
        this.CONSUME(t.reserved.has);
        const paths = this.SUBRULE(this.paths);
        if (!this.RECORDING_PHASE) has.push(...paths);
      },
      () => undefined,
      [t.Comma],
    ),
  );

  protected readonly fieldOrFault: Rule<void, [Field[]]> = this.rule('fieldOrFault', (fields: Field[]) =>
    this.recovering(
      () => {
        const field = this.SUBRULE(this.field);
        fields?.push(field);
        this.endEntry();
      },
      () => undefined,
      [t.Comma],
    ),
  );

  /** `private pace: Signed = 0.0 sealed`: modifiers may stand before or behind. */
  protected readonly field: Rule<Field> = this.rule('field', () => {
    const start = this.start();
    const modifiers: Modifier[] = [];
    this.MANY({
      GATE: () => this.atName(2),
      DEF: () => modifiers.push(this.SUBRULE(this.modifier)),
    });
    const name = this.OR({ DEF: [{ ALT: () => this.SUBRULE(this.name) }], ERR_MSG: 'a field’s name' });
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and the field’s type' });
    const type = this.SUBRULE(this.type);
    const clauses: FieldClauses = { was: undefined, keep: undefined, readable: [] };
    this.MANY2(() => this.SUBRULE(this.fieldClause, { ARGS: [clauses] }));
    const value = this.OPTION(() => {
      this.CONSUME(t.Assign);
      return this.SUBRULE(this.expression);
    });
    this.MANY3(() => {
      this.OR2([
        { ALT: () => modifiers.push(this.SUBRULE2(this.modifier)) },
        { ALT: () => this.SUBRULE2(this.fieldClause, { ARGS: [clauses] }) },
      ]);
    });
    const doc = this.doc(start);
    return { kind: 'field', name, type, default: value, modifiers, ...clauses, doc, span: this.from(start) };
  });

  protected readonly parameters: Rule<Parameter[]> = this.rule('parameters', () => {
    const parameters: Parameter[] = [];
    this.CONSUME(t.LParen);
    this.OPTION({ GATE: () => !this.at(t.RParen), DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.OPTION2({ GATE: () => !this.at(t.RParen), DEF: () => parameters.push(this.SUBRULE2(this.parameter)) });
    });
    this.CONSUME(t.RParen, { ERR_MSG: 'a comma or `)`' });
    return parameters;
  });

  protected readonly parameter: Rule<Parameter> = this.rule('parameter', () => {
    const start = this.start();
    const name = this.OR({ DEF: [{ ALT: () => this.SUBRULE(this.name) }], ERR_MSG: 'a parameter’s name' });
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and the parameter’s type' });
    const type = this.SUBRULE(this.type);
    const value = this.OPTION(() => {
      this.CONSUME(t.Assign);
      return this.bracketed(() => this.SUBRULE(this.expression));
    });
    return { kind: 'parameter', name, type, default: value, span: this.from(start) };
  });

  /** `{ calm, wary "on her guard" }`, `{ won, lost { by: int } }`, `{ a -> b, c; b -> c; c }`. */
  protected readonly caseList: Rule<CaseList> = this.rule('caseList', () => {
    const cases: Case[] = [];
    const moves: Move[] = [];
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Semicolon) },
          { ALT: () => this.CONSUME(t.Bar) },
          { ALT: () => this.SUBRULE(this.caseOrFault, { ARGS: [cases, moves] }) },
        ],
        ERR_MSG: 'a case',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return { cases, moves };
  });

  protected readonly caseOrFault: Rule<void, [Case[], Move[]]> = this.rule(
    'caseOrFault',
    (cases: Case[], moves: Move[]) =>
      this.recovering(
        () => {
          this.SUBRULE(this.caseEntry, { ARGS: [cases, moves] });
          if (!this.RECORDING_PHASE && !caseEnds.has(this.LA(1).tokenType)) this.fail('a comma or the end of the line');
        },
        () => undefined,
        [t.Comma, t.Semicolon],
      ),
  );

  protected readonly caseEntry: Rule<void, [Case[], Move[]]> = this.rule(
    'caseEntry',
    (cases: Case[], moves: Move[]) => {
      const start = this.start();
      const name = this.SUBRULE(this.name);
      const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
      const was = this.OPTION4(() => {
        this.CONSUME(t.contextual.was);
        return this.SUBRULE4(this.name);
      });
      const fields = this.OPTION2(() => this.SUBRULE(this.fields)) ?? [];
      const end = this.from(start);
      const to = this.OPTION3(() => {
        this.CONSUME(t.Arrow);
        const names: Name[] = [this.SUBRULE2(this.name)];
        this.MANY(() => {
          this.CONSUME(t.Comma);
          names.push(this.SUBRULE3(this.name));
        });
        return names;
      });
      if (this.RECORDING_PHASE) return;
      if (to) moves.push({ from: name, to, span: this.from(start) });
      // A move may name a case that the list has declared already; `b` alone, twice, is left to the binder.
      if (to && cases.some((known) => known.name.text === name.text)) return;
      cases.push({ kind: 'case', name, title, was, fields, doc: this.doc(start), span: end });
    },
  );

  /** A declaration's name, or its absence, which is reported. */
  protected readonly declaredName: Rule<Name> = this.rule('declaredName', () => {
    const name = this.nameOf(this.CONSUME(t.AnyName));
    this.declared = name;
    return name;
  });
}

const caseEnds: ReadonlySet<TokenType> = new Set([t.Comma, t.LineEnd, t.Semicolon, t.Close, t.Bar]);
