import type { DirectorIr, ProgramIr, RecapIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import { declared, type Names } from './names.js';
import type { References } from './references.js';

/** What checking directors takes along. */
interface DirectorLinking {
  readonly names: Names;
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  readonly checkSlots: (frame: Frame) => void;
}

/** Follows a director's names: its beats, the fields of the world that it keeps, what it asks and tells. */
export function linkDirector(linking: DirectorLinking, index: number, director: DirectorIr): void {
  const { findings, logic, references, checkSlots } = linking;
  const frame = newFrame({ pure: true });
  const { name, mission, beats } = director;
  findings.at('directors', index);
  if (mission !== undefined) references.mission(mission, undefined, 'active');
  const known = new Set(beats.map((beat) => beat.name));
  findings.expect(known.size === beats.length, () => `Two beats of \`${name}\` have one name.`);
  for (const kept of beats.length > 0 ? ['over', 'beat', 'since'] : ['over']) {
    references.state('world', `${name}.${kept}`);
  }
  for (const { name: own, least, most, until, ways } of beats) {
    findings.expect(most === undefined || least <= most, () => `\`${own}\` lasts at least longer than at most.`);
    logic.guard(until, frame);
    for (const { to, most: times } of ways) {
      references.need(known.has(to), `a beat \`${to}\``);
      if (times !== undefined) references.state('world', `${name}.${own}.${to}`);
    }
  }
  for (const { when, values } of director.adjusts) {
    logic.guard(when, frame);
    for (const { field, low, high, value } of values) {
      references.state('world', field);
      findings.expect(low <= high, () => 'A range is empty.');
      logic.guard(value, frame);
    }
  }
  for (const recap of director.recaps) linkRecap(linking, recap, frame);
  checkSlots(frame);
}

function linkRecap({ names, logic, references }: DirectorLinking, recap: RecapIr, frame: Frame): void {
  const { when, tells } = recap;
  logic.guard(when, frame);
  logic.guard(recap.else, frame);
  switch (tells.tells) {
    case 'text':
      logic.guard(tells.text, frame);
      return;
    case 'scene': {
      const scene = declared(names.program.scenes, tells.scene);
      const isPlain = scene?.parameters.every((parameter) => parameter.default !== undefined) === true;
      references.need(isPlain, `a scene \`${tells.scene}\` without arguments`);
      return;
    }
    case 'deck':
      references.deck(tells.deck);
      return;
    case 'prompt':
      references.need(
        declared(names.program.experimental?.prompts ?? {}, tells.prompt) !== undefined,
        `a prompt \`${tells.prompt}\``,
      );
  }
}

/** A twist waits for a beat that there is. */
export function linkTwists(linking: Pick<DirectorLinking, 'references' | 'findings'>, program: ProgramIr): void {
  const { references, findings } = linking;
  for (const [index, { twists = [] }] of (program.missions ?? []).entries()) {
    findings.at('missions', index);
    for (const { director, beat, deck } of twists) {
      const found = program.directors?.find((each) => each.name === director);
      references.need(
        found?.beats.some((each) => each.name === beat) === true,
        `a beat \`${beat}\` of \`${director}\``,
      );
      references.deck(deck);
    }
  }
}
