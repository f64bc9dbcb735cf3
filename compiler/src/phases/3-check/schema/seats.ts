import type { SeatsIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Name } from '../../1-parse/index.js';
import type { BoundProgram, Unit } from '../../2-bind/index.js';
import { givenAudiences, givenRoles } from '../audience.js';
import type { Checker } from '../checker.js';
import { constantFigure } from '../types/constant.js';

/** More than a session of one story can be told to. */
const mostSeats = 10_000;

/** `players 1..50  roles gm, moderator`: what a pack says about seats. Undefined where one person plays, and no one else is there. */
export function checkSeats(program: BoundProgram, checkerFor: (unit: Unit) => Checker): SeatsIr | undefined {
  const roles = new Set<string>();
  for (const unit of program.units) {
    const c = checkerFor(unit);
    reportRoles(c, unit.pack.roles);
    for (const role of unit.pack.roles) if (role.text !== '') roles.add(role.text);
  }
  const { players } = program.main.pack;
  if (!players && roles.size === 0) return undefined;
  const count = players ? countOf(checkerFor(program.main), players) : onePlayer;
  return { ...count, roles: [...roles] };
}

const onePlayer = { least: 1, most: 1 };

function countOf(
  c: Checker,
  players: NonNullable<BoundProgram['main']['pack']['players']>,
): Pick<SeatsIr, 'least' | 'most'> {
  const least = figure(c, players.least);
  const most = players.most === players.least ? least : figure(c, players.most);
  if (least === undefined || most === undefined) return onePlayer;
  if (least >= 1 && most >= least && most <= mostSeats) return { least, most };
  c.report(catalogue.seatsOutOfRange, players.span, { found: least === most ? `${least}` : `${least}..${most}` });
  return onePlayer;
}

function figure(c: Checker, written: Expression): number | undefined {
  if (written.kind === 'error') return undefined;
  const value = constantFigure(written);
  if (value !== undefined && Number.isInteger(value)) return value;
  c.report(catalogue.notConstant, written.span, {});
  return undefined;
}

function reportRoles(c: Checker, roles: readonly Name[]): void {
  const seen = new Map<string, Name>();
  for (const role of roles) {
    const { text, span } = role;
    if (givenRoles.includes(text) || givenAudiences.some((each) => each === text)) {
      c.report(catalogue.roleReserved, span, { name: text });
    }
    const first = seen.get(text);
    if (first && text !== '') {
      const related = [c.here(first.span, `\`${text}\` is here.`)];
      c.report(catalogue.duplicateName, span, { name: text }, { related });
    } else seen.set(text, role);
  }
}
