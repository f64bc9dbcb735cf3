import type { AudienceIr } from '@fabula/runtime/bundle';
import type { Span } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import type { AudienceDeclaration, Expression, Path } from '../1-parse/index.js';
import { type Chapter, isSymbolOf, lookupPath, type Symbol } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { describe } from './fit.js';
import { pathText, reportUndefined } from './names.js';
import { presentTy, type RefTy, type Ty } from './types.js';

/** Roles that nobody declares: who plays, and who runs the session. */
export const givenRoles: readonly string[] = ['player', 'operator'];
/** Audiences that are no roles. */
export const givenAudiences = ['all', 'spectators'] as const;

/** The roles that a chapter can name: its pack's own, those of the packs it uses, and the given ones. */
export function rolesSeen(chapter: Chapter): readonly string[] {
  const units = [chapter.unit, ...chapter.unit.uses.map((use) => use.unit)];
  return [...units.flatMap(({ pack }) => pack.roles.map((role) => role.text)), ...givenRoles];
}

/** The role that a path names; what is none is reported. */
export function checkRole(c: Checker, path: Path): string | undefined {
  const name = pathText(path);
  if (name === '') return undefined;
  const known = rolesSeen(c.chapter);
  if (known.includes(name)) return name;
  reportUndefined(c, 'role', name, path.span, known);
  return undefined;
}

/** Whom something is for: players, roles, spectators, all, or what is declared as an `audience`. */
export function checkWho(c: Checker, who: readonly Expression[]): AudienceIr {
  const parts = who.map((each) => c.purely('an audience', () => part(c, each)));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { any: parts };
}

function part(c: Checker, who: Expression): AudienceIr {
  const named = nameIn(who);
  if (named !== undefined && !c.scope.find(named)) {
    const given = givenAudiences.find((each) => each === named);
    if (given) return given;
    // `player` is who acts; as a role it would be everybody who plays.
    if (named !== 'player' && rolesSeen(c.chapter).includes(named)) return { role: named };
  }
  const declared = declaredAudience(c, who);
  if (declared) {
    c.reads.add(`value:${declared.id}`);
    return declaredWho(c, declared);
  }
  const found = c.expression(who);
  const type = memberType(found.type);
  if (type.kind !== 'unknown' && !mayPlay(c, type)) {
    c.report(catalogue.wrongType, who.span, {
      found: describe(found.type),
      wanted: 'a player, several players, a role or an audience',
    });
  } else if (found.ir.op === 'const' && type.kind === 'ref') {
    c.report(catalogue.nobodyReads, who.span, { name: c.sourceOf(who.span) });
  }
  return found.ir;
}

/** A player, or what a collection of players holds. */
function memberType(type: Ty): Ty {
  const present = presentTy(type);
  return present.kind === 'list' || present.kind === 'set' ? presentTy(present.of) : present;
}

/** Whether something of a type may be somebody who plays. */
function mayPlay(c: Checker, type: Ty): type is RefTy {
  if (type.kind !== 'ref') return false;
  if (type.player === true || type.kinds.length === 0) return true;
  const own = c.context.playerType(c.context.program.main.root).kinds;
  return own.length === 0 || type.kinds.some((kind) => own.includes(kind));
}

function nameIn(who: Expression): string | undefined {
  return who.kind === 'nameExpression' ? who.name.text : undefined;
}

function declaredAudience(c: Checker, who: Expression): Symbol<AudienceDeclaration> | undefined {
  const names = namesOfExpression(who);
  if (!names || (names[0] !== undefined && c.scope.find(names[0]))) return undefined;
  const found = lookupPath(c.chapter, 'value', names);
  if (found.found !== 'one' || found.rest.length > 0) return undefined;
  return isSymbolOf(found.symbol, 'audience') ? found.symbol : undefined;
}

function namesOfExpression(who: Expression): readonly string[] | undefined {
  if (who.kind === 'nameExpression') return [who.name.text];
  if (who.kind !== 'member') return undefined;
  const of = namesOfExpression(who.object);
  return of && [...of, who.name.text];
}

/** What a declared audience is made of, in the terms of its own chapter; a circle of them is nobody. */
function declaredWho(c: Checker, symbol: Symbol<AudienceDeclaration>): AudienceIr {
  const { audiences } = c.context;
  const known = audiences.get(symbol);
  if (known !== undefined) return known;
  audiences.set(symbol, { any: [] });
  const inner = c.elsewhere(symbol);
  const who = checkWho(inner, symbol.declaration.who);
  audiences.set(symbol, who);
  return who;
}

/** A declared audience, checked where it stands. */
export function checkAudience(c: Checker, symbol: Symbol<AudienceDeclaration>): void {
  checkWho(c, symbol.declaration.who);
  if (namesItself(c, symbol, symbol, new Set())) reportCircle(c, symbol, symbol.declaration.name.span);
}

function namesItself(
  c: Checker,
  symbol: Symbol<AudienceDeclaration>,
  sought: Symbol<AudienceDeclaration>,
  seen: Set<Symbol>,
): boolean {
  if (seen.has(symbol)) return false;
  seen.add(symbol);
  return symbol.declaration.who.some((who) => {
    const found = declaredAudience(c.elsewhere(symbol), who);
    return found !== undefined && (found === sought || namesItself(c, found, sought, seen));
  });
}

function reportCircle(c: Checker, symbol: Symbol, span: Span): void {
  c.report(catalogue.audienceCircle, span, { name: symbol.name });
}
