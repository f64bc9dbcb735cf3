import * as t from '../tokens/tokens.js';
import type {
  ComponentDeclaration,
  EnumDeclaration,
  EventDeclaration,
  KindDeclaration,
  RecordDeclaration,
  RelationDeclaration,
  TypeDeclaration,
  VariantDeclaration,
} from '../tree/index.js';
import { PackGrammar } from './packs.js';
import { plainSetting, type Rule } from './token-reader.js';

/** Declarations of what things may be: types, enums, records, variants, components, kinds, relations, events. */
export abstract class ShapeGrammar extends PackGrammar {
  protected readonly typeDeclaration: Rule<TypeDeclaration> = this.rule('typeDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.type);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Assign);
    const type = this.SUBRULE(this.type);
    return { kind: 'type', name, type, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly enumDeclaration: Rule<EnumDeclaration> = this.rule('enumDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.enum);
    const name = this.SUBRULE(this.declaredName);
    const ordered = this.OPTION(() => this.CONSUME(t.contextual.ordered)) !== undefined;
    const { cases, moves } = this.SUBRULE(this.caseList);
    return { kind: 'enum', name, ordered, cases, moves, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly variantDeclaration: Rule<VariantDeclaration> = this.rule('variantDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.variant);
    const name = this.SUBRULE(this.declaredName);
    const { cases } = this.SUBRULE(this.caseList);
    return { kind: 'variant', name, cases, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly recordDeclaration: Rule<RecordDeclaration> = this.rule('recordDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.record);
    const name = this.SUBRULE(this.declaredName);
    const fields = this.SUBRULE(this.fields);
    return { kind: 'recordDeclaration', name, fields, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly componentDeclaration: Rule<ComponentDeclaration> = this.rule('componentDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.component);
    const name = this.SUBRULE(this.declaredName);
    const fields = this.SUBRULE(this.fields);
    return { kind: 'component', name, fields, doc: this.doc(start), span: this.from(start) };
  });

  /** `kind Person has Voice { … }`; `has` may stand in the header, too. */
  protected readonly kindDeclaration: Rule<KindDeclaration> = this.rule('kindDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.kind);
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      const scope = this.start();
      this.CONSUME(t.reserved.in);
      this.SUBRULE2(this.name);
      this.notYet('in campaign', scope);
    });
    const before = this.OPTION2(() => {
      this.CONSUME(t.reserved.has);
      return this.SUBRULE(this.paths);
    });
    const body = this.OPTION3(() => this.SUBRULE(this.kindBody));
    const has = this.ACTION(() => [...(before ?? []), ...(body?.has ?? [])]);
    return {
      kind: 'kindDeclaration',
      name,
      has,
      fields: body?.fields ?? [],
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  /** `relation trusts: Person -> Person mutual { … }`. */
  protected readonly relationDeclaration: Rule<RelationDeclaration> = this.rule('relationDeclaration', () => {
    const start = this.start();
    let mutual = false;
    let acyclic = false;
    this.CONSUME(t.declaring.relation);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon);
    const from = this.SUBRULE(this.type);
    this.CONSUME(t.Arrow, { ERR_MSG: '`->` and the kind it leads to' });
    const to = this.under({ ...plainSetting, caseless: true }, () => this.SUBRULE2(this.type));
    this.clauses('relation', ['mutual', 'acyclic'], () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.mutual);
            mutual = true;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.acyclic);
            acyclic = true;
          },
        },
      ]);
    });
    const fields = this.OPTION(() => this.SUBRULE(this.fields)) ?? [];
    return { kind: 'relation', name, from, to, mutual, acyclic, fields, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly eventDeclaration: Rule<EventDeclaration> = this.rule('eventDeclaration', () => {
    const start = this.start();
    let tier: EventDeclaration['tier'] = 'ledger';
    this.CONSUME(t.declaring.event);
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      tier = this.OR<EventDeclaration['tier']>([
        { ALT: () => this.meaning(this.CONSUME(t.contextual.ephemeral), 'ephemeral') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.broadcast), 'broadcast') },
      ]);
    });
    this.OPTION2(() => {
      const audience = this.start();
      this.CONSUME(t.contextual.to);
      this.SUBRULE2(this.name);
      this.notYet('event … to', audience);
    });
    const fields = this.OPTION3(() => this.SUBRULE(this.fields)) ?? [];
    return { kind: 'event', name, tier, fields, doc: this.doc(start), span: this.from(start) };
  });
}
