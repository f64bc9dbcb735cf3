import * as t from '../tokens/tokens.js';
import type {
  AudienceDeclaration,
  ComponentDeclaration,
  EnumDeclaration,
  EventDeclaration,
  KindDeclaration,
  Modifier,
  Path,
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
    const was = this.OPTION2(() => this.SUBRULE(this.wasClause));
    const ordered = this.OPTION(() => this.CONSUME(t.contextual.ordered)) !== undefined;
    const { cases, moves } = this.SUBRULE(this.caseList);
    return { kind: 'enum', name, was, ordered, cases, moves, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly variantDeclaration: Rule<VariantDeclaration> = this.rule('variantDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.variant);
    const name = this.SUBRULE(this.declaredName);
    const was = this.OPTION(() => this.SUBRULE(this.wasClause));
    const { cases } = this.SUBRULE(this.caseList);
    return { kind: 'variant', name, was, cases, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly recordDeclaration: Rule<RecordDeclaration> = this.rule('recordDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.record);
    const name = this.SUBRULE(this.declaredName);
    const was = this.OPTION(() => this.SUBRULE(this.wasClause));
    const fields = this.SUBRULE(this.fields);
    return { kind: 'recordDeclaration', name, was, fields, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly componentDeclaration: Rule<ComponentDeclaration> = this.rule('componentDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.component);
    const name = this.SUBRULE(this.declaredName);
    const was = this.OPTION(() => this.SUBRULE(this.wasClause));
    const { fields, migrations } = this.SUBRULE(this.kindBody);
    return { kind: 'component', name, was, fields, migrations, doc: this.doc(start), span: this.from(start) };
  });

  /** `kind Person has Voice { … }`; `has` may stand in the header, too. */
  protected readonly kindDeclaration: Rule<KindDeclaration> = this.rule('kindDeclaration', () => {
    const start = this.start();
    this.CONSUME(t.declaring.kind);
    const modifiers: Modifier[] = [];
    const name = this.SUBRULE(this.declaredName);
    const was = this.OPTION4(() => this.SUBRULE(this.wasClause));
    const inCampaign = this.OPTION(() => this.SUBRULE(this.campaignScope)) === true;
    const before = this.OPTION2(() => {
      this.CONSUME(t.reserved.has);
      return this.SUBRULE(this.paths);
    });
    this.MANY(() => modifiers.push(this.SUBRULE(this.modifier)));
    const readable = this.OPTION6(() => this.SUBRULE(this.readableBy)) ?? [];
    const keep = this.OPTION5(() => this.SUBRULE(this.keepClause));
    const body = this.OPTION3(() => this.SUBRULE(this.kindBody));
    const has = this.ACTION(() => [...(before ?? []), ...(body?.has ?? [])]);
    return {
      kind: 'kindDeclaration',
      name,
      was,
      inCampaign,
      has,
      modifiers,
      keep,
      readable,
      fields: body?.fields ?? [],
      migrations: body?.migrations ?? [],
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  /** `in campaign`: what outlives the session. */
  protected readonly campaignScope: Rule<true> = this.rule('campaignScope', () => {
    this.CONSUME(t.reserved.in);
    if (!this.RECORDING_PHASE && this.LA(1).image !== 'campaign') this.fail('`campaign`');
    this.CONSUME(t.AnyName);
    return true;
  });

  /** `relation trusts: Person -> Person mutual { … }`, `relation stands_in: Person -> Place one`. */
  protected readonly relationDeclaration: Rule<RelationDeclaration> = this.rule('relationDeclaration', () => {
    const start = this.start();
    let mutual = false;
    let acyclic = false;
    let was: Path | undefined;
    const modifiers: Modifier[] = [];
    let oneTo = false;
    let inCampaign = false;
    this.CONSUME(t.declaring.relation);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon);
    const from = this.SUBRULE(this.type);
    const oneFrom = this.OPTION2(() => this.CONSUME(t.contextual.one)) !== undefined;
    this.CONSUME(t.Arrow, { ERR_MSG: '`->` and the kind it leads to' });
    const to = this.under({ ...plainSetting, caseless: true }, () => this.SUBRULE2(this.type));
    this.clauses('relation', ['one', 'mutual', 'acyclic', 'in', 'justified', 'was'], () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME2(t.contextual.one);
            oneTo = true;
          },
        },
        {
          ALT: () => {
            inCampaign = this.SUBRULE(this.campaignScope);
          },
        },
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
        { ALT: () => modifiers.push(this.SUBRULE(this.justifiedClause)) },
        {
          ALT: () => {
            was = this.SUBRULE(this.wasClause);
          },
        },
      ]);
    });
    const body = this.OPTION(() => this.SUBRULE(this.kindBody));
    const { fields, migrations } = body ?? { fields: [], migrations: [] };
    const clauses = { mutual, acyclic, oneFrom, oneTo, inCampaign, modifiers, was, migrations };
    return { kind: 'relation', name, from, to, ...clauses, fields, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly eventDeclaration: Rule<EventDeclaration> = this.rule('eventDeclaration', () => {
    const start = this.start();
    let tier: EventDeclaration['tier'] = 'ledger';
    this.CONSUME(t.declaring.event);
    const name = this.SUBRULE(this.declaredName);
    const was = this.OPTION5(() => this.SUBRULE(this.wasClause));
    this.OPTION(() => {
      tier = this.OR<EventDeclaration['tier']>([
        { ALT: () => this.meaning(this.CONSUME(t.contextual.ephemeral), 'ephemeral') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.broadcast), 'broadcast') },
      ]);
    });
    const to = this.OPTION2(() => this.SUBRULE(this.eventReaders)) ?? [];
    const fields = this.OPTION3(() => this.SUBRULE(this.fields)) ?? [];
    return { kind: 'event', name, was, tier, to, fields, doc: this.doc(start), span: this.from(start) };
  });

  /** `audience band = moderator, first(players)`. */
  protected readonly audience: Rule<AudienceDeclaration> = this.rule('audience', () => {
    const start = this.start();
    this.CONSUME(t.declaring.audience);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Assign);
    const who = this.SUBRULE(this.who);
    return { kind: 'audience', name, who, doc: this.doc(start), span: this.from(start) };
  });
}
