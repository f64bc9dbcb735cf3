import * as t from '../tokens/tokens.js';
import type { MarkupDeclaration, MigrateDeclaration, TagDeclaration } from '../tree/index.js';
import { MissionGrammar } from './missions.js';
import type { Rule } from './token-reader.js';

/** Declared markup and tags, and how an older version’s state becomes this one’s. */
export abstract class MarkupDeclarationGrammar extends MissionGrammar {
  /** `markup shout { level: int in 1..3 = 1 }`, `markup pause`. */
  protected readonly markupDeclaration: Rule<MarkupDeclaration> = this.rule('markupDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.markup);
    const name = this.SUBRULE(this.declaredName);
    const fields = this.OPTION(() => this.SUBRULE(this.fields)) ?? [];
    return { kind: 'markupDeclaration', name, fields, doc: this.doc(start), span: this.from(start) };
  });

  /** `tag show: Sprite`, `tag quiet`. */
  protected readonly tagDeclaration: Rule<TagDeclaration> = this.rule('tagDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.tag);
    const name = this.SUBRULE(this.declaredName);
    const type = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.type);
    });
    return { kind: 'tagDeclaration', name, type, doc: this.doc(start), span: this.from(start) };
  });

  /** `migrate Person from (old) { vigor = old.stamina }`. */
  protected readonly migrateDeclaration: Rule<MigrateDeclaration> = this.rule('migrateDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.migrate);
    const of = this.SUBRULE(this.path);
    const migration = this.SUBRULE(this.migration);
    return { kind: 'migrate', of, migration, doc: this.doc(start), span: this.from(start) };
  });
}
