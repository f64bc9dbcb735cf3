import * as t from '../tokens/tokens.js';
import type { Keep, Migration, Modifier, Name, Path } from '../tree/index.js';
import { ChoiceGrammar } from './choices.js';
import type { Rule } from './token-reader.js';

/** What may stand behind a field's type. */
export interface FieldClauses {
  was: Name | undefined;
  keep: Keep | undefined;
  readable: readonly Path[];
}

/** What is said of fields and declarations besides their types: who may know and write them, how long, what they were. */
export abstract class FieldClauseGrammar extends ChoiceGrammar {
  protected readonly modifier: Rule<Modifier> = this.rule('modifier', () => {
    const name = this.OR<Modifier['name']>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.sealed), 'sealed') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.private), 'private') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.secret), 'secret') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.personal), 'personal') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.justified), 'justified') },
    ]);
    return { kind: 'modifier', name, span: this.spanOf(this.LA(0)) };
  });

  /** `was old_name`, `keep 30d`, `readable by gm`. */
  protected readonly fieldClause: Rule<void, [FieldClauses]> = this.rule('fieldClause', (into: FieldClauses) => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.contextual.was);
          const was = this.SUBRULE(this.name);
          if (!this.RECORDING_PHASE) into.was = was;
        },
      },
      {
        ALT: () => {
          const keep = this.SUBRULE(this.keepClause);
          if (!this.RECORDING_PHASE) into.keep = keep;
        },
      },
      {
        ALT: () => {
          const readable = this.SUBRULE(this.readableBy);
          if (!this.RECORDING_PHASE) into.readable = readable;
        },
      },
    ]);
  });

  /** `readable by gm, moderator`. */
  protected readonly readableBy: Rule<readonly Path[]> = this.rule('readableBy', () => {
    const roles: Path[] = [];
    this.CONSUME(t.contextual.readable);
    this.CONSUME(t.contextual.by, { ERR_MSG: '`by` and a role' });
    roles.push(this.SUBRULE(this.path));
    this.MANY({
      // What comes after the comma may be the next field, with a modifier in front.
      GATE: () => this.atName(2) && !this.at(t.Colon, 3) && !this.atName(3),
      DEF: () => {
        this.CONSUME(t.Comma);
        roles.push(this.SUBRULE2(this.path));
      },
    });
    return roles;
  });

  /** `keep 30d`, `keep by privacy { open: 730d, sensitive: 30d }`. */
  protected readonly keepClause: Rule<Keep> = this.rule('keepClause', () => {
    const start = this.start();
    this.CONSUME(t.contextual.keep);
    return this.OR<Keep>({
      DEF: [
        {
          ALT: () => {
            const after = this.SUBRULE(this.measure);
            return { kind: 'keep', after, by: undefined, cases: [], span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.by);
            const by = this.SUBRULE(this.name);
            const cases = this.SUBRULE(this.fieldValues);
            return { kind: 'keep', after: undefined, by, cases, span: this.from(start) };
          },
        },
      ],
      ERR_MSG: 'how long it is kept (`30d`), or `by` and a field',
    });
  });

  /** What follows the word `migrate` or the name behind it: `from (old) { … }`. */
  protected readonly migration: Rule<Migration> = this.rule('migration', () => {
    const start = this.start();
    this.CONSUME(t.contextual.from);
    this.CONSUME(t.LParen, { ERR_MSG: '`(` and a name for what was kept' });
    const old = this.SUBRULE(this.name);
    this.CONSUME(t.RParen);
    const body = this.SUBRULE(this.logicBlock);
    return { kind: 'migration', old, body, span: this.from(start) };
  });

  /** `justified` in the head of a kind or a relation: of all its fields, and of its coming and going. */
  protected readonly justifiedClause: Rule<Modifier> = this.rule('justifiedClause', () =>
    this.meaning(this.CONSUME(t.contextual.justified), {
      kind: 'modifier',
      name: 'justified',
      span: this.spanOf(this.LA(0)),
    }),
  );

  /** `was old_name` in a declaration's head. */
  protected readonly wasClause: Rule<Path> = this.rule('wasClause', () => {
    this.CONSUME(t.contextual.was);
    return this.SUBRULE(this.path);
  });
}
