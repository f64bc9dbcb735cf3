import type { SceneDeclaration } from '../1-parse/index.js';
import type { BoundProgram, PlaceIds, Symbol } from '../2-bind/index.js';
import type {
  CheckedDeck,
  CheckedDeclaration,
  CheckedDirector,
  CheckedMission,
  CheckedScene,
  Uses,
} from '../3-check/index.js';

/** What the findings look at: a program without errors. */
export interface AnalyzeInput {
  readonly program: BoundProgram;
  readonly ids: PlaceIds;
  readonly start: Symbol<SceneDeclaration> | undefined;
  readonly scenes: readonly CheckedScene[];
  readonly decks: readonly CheckedDeck[];
  readonly missions: readonly CheckedMission[];
  readonly directors: readonly CheckedDirector[];
  readonly uses: readonly Uses[];
  /** Everything that has a body, in the order of the program. */
  readonly declarations: readonly CheckedDeclaration[];
}
