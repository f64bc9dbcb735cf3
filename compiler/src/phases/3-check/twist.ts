import type { MissionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { DirectorDeclaration, MissionDeclaration, Twist } from '../1-parse/index.js';
import { closest, lookupPath, type Symbol } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { directorsOf } from './expressions/lone-beat.js';
import { namesOf, resolvePath } from './names.js';

type TwistIr = NonNullable<MissionIr['twists']>[number];

/** `twist at rising draw harbor_twists`: the beat is one of the director's that goes along with the mission. */
export function checkTwist(c: Checker, mission: Symbol<MissionDeclaration>, twist: Twist): readonly TwistIr[] {
  const { beat, deck: path } = twist;
  const deck = resolvePath(c, path, 'scene', 'deck', 'deck');
  if (deck) c.reads.add(`place:${deck.id}`);
  const director = directorFor(mission);
  if (typeof director === 'string') {
    c.report(catalogue.twistWithoutDirector, beat.span, { beat: beat.text, reason: director });
    return [];
  }
  const known = director.declaration.beats.map(({ name }) => name.text);
  if (!known.includes(beat.text)) {
    const near = closest(beat.text, known);
    const reason = `\`${director.name}\` has no such beat`;
    const fix = near === undefined ? undefined : c.fix(`Write \`${near}\``, { span: beat.span, text: near });
    const extra = { related: [c.relatedTo(director)], ...(fix && { fix }) };
    c.report(catalogue.twistWithoutDirector, beat.span, { beat: beat.text, reason }, extra);
    return [];
  }
  c.reads.add(`value:${director.id}`);
  return deck ? [{ director: director.id, beat: beat.text, deck: deck.id }] : [];
}

/** The director that a mission's twists hang on, or why there is none. */
function directorFor(mission: Symbol<MissionDeclaration>): Symbol<DirectorDeclaration> | string {
  const all = directorsOf(mission.chapter.unit.symbols);
  const own = all.filter((director) => missionOf(director) === mission);
  const general = all.filter(({ declaration }) => !declaration.for);
  const [only, more] = own.length > 0 ? own : general;
  if (more) return `${own.length > 0 ? 'several directors go along with the mission' : 'there are several directors'}`;
  return only ?? (all.length > 0 ? 'no director goes along with this mission' : 'there is no director');
}

function missionOf({ chapter, declaration }: Symbol<DirectorDeclaration>): Symbol | undefined {
  const found = declaration.for && lookupPath(chapter, 'value', namesOf(declaration.for));
  return found?.found === 'one' && found.rest.length === 0 ? found.symbol : undefined;
}
