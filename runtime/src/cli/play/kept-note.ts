import type { WhyKept } from '../../host/index.js';

/** What a reader is told whose session goes on with the bundle it had, and why. */
export function keptNote(why: WhyKept): string {
  switch (why.why) {
    case 'pinned':
      return `This session is kept at the version it was played with: ${why.detail}`;
    case 'quarantined':
      return `This session could not be brought to the new version and goes on as it was: ${why.detail}`;
    case 'leftBehind':
      return `This session could not be brought to the new version, and what it was kept in has been taken away since. It can be read, and not played on: ${why.detail}`;
    case 'older':
      return 'This session was played with a newer version of the story, and goes on with that.';
    case 'otherLineage':
    case 'otherForm':
    case 'placeLost':
      return 'The story was changed since in a way this session has no place for: it goes on as it was begun. `--new` begins with the new one.';
  }
}
