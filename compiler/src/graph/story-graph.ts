import { type AnalyzeInput, type ProgramFlow, programFlow } from '../phases/4-analyze/index.js';
import { beatsIn } from './beats.js';
import { waysOut } from './ways-out.js';

/** A story as scenes and the ways between them. */
export interface StoryGraph {
  readonly pack: string;
  readonly title: string;
  /** The first scene's id; absent for a library. */
  readonly start?: string;
  readonly scenes: readonly GraphScene[];
  readonly ways: readonly GraphWay[];
}

export interface GraphScene {
  readonly id: string;
  readonly title?: string;
  /** Empty for the pack's own folder. */
  readonly chapter: string;
  readonly start: boolean;
  /** The story can end here, by `-> end`. */
  readonly ending: boolean;
  /** No way leads here from the start, whatever holds. */
  readonly unreachable: boolean;
  /** The source of its `opens when`. */
  readonly opens?: string;
}

/** One divert or visit, as it stands in the source. */
export interface GraphWay {
  readonly from: string;
  readonly to: string;
  /** The label in the scene it leads to. */
  readonly label?: string;
  readonly by: 'divert' | 'visit';
  /** The scene is computed: this is one that it may be. */
  readonly computed: boolean;
  /** What must hold on the way, as written, outermost first. */
  readonly conditions: readonly string[];
  /** The choices that lead here, outermost first. */
  readonly choices: readonly string[];
}

/** The graph of a checked story. Scenes of libraries are in it where the story comes to them. */
export function storyGraph(story: AnalyzeInput): StoryGraph {
  const flow = programFlow(story);
  const { main } = story.program;
  const shown = story.scenes.filter(
    (scene) => scene.symbol.chapter.unit === main || isReached(flow, scene.symbol.id, false),
  );
  const { pack } = main;
  const title = pack.title?.parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
  const beats = beatsIn(story);
  const ways = shown.flatMap((scene) => waysOut(scene, flow));
  return {
    pack: main.name,
    title: title ?? main.name,
    ...(story.start && { start: story.start.id }),
    scenes: [
      ...shown.map((scene): GraphScene => {
        const { symbol, opens } = scene;
        const { declaration, file, chapter } = symbol;
        const named = scene.title?.template.filter((part) => typeof part === 'string').join('');
        return {
          id: symbol.id,
          ...(named !== undefined && { title: named }),
          chapter: `${chapter.unit === main ? '' : chapter.unit.name}${chapter.name === '' ? '' : `${chapter.unit === main ? '' : '.'}${chapter.name}`}`,
          start: symbol.id === story.start?.id,
          ending:
            flow.scenes.get(symbol.id)?.nodes.some((node) => node.kind === 'end' && flow.reached.has(node)) ?? false,
          unreachable: !isReached(flow, symbol.id, story.start === undefined),
          ...(opens &&
            declaration.opens && {
              opens: file.text.slice(declaration.opens.span.start, declaration.opens.span.end),
            }),
        };
      }),
      ...beats.scenes,
    ],
    ways: [...ways.filter((way) => shown.some((scene) => scene.symbol.id === way.to)), ...beats.ways],
  };
}

/** Whether a reader can come to any place of a scene. */
function isReached(flow: ProgramFlow, id: string, otherwise: boolean): boolean {
  const scene = flow.scenes.get(id);
  if (!scene) return otherwise;
  return (
    otherwise || flow.reached.has(scene.entry) || [...scene.labels.values()].some((label) => flow.reached.has(label))
  );
}
