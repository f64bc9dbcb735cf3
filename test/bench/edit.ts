import { Program, standardLibrary } from '@fabula/compiler';
import type { Row } from './measure.js';
import { twoStories } from './story.js';

const fileBytes = 200 * 1024;

/**
 * From a keystroke to diagnostics, in a large pack of files up to 200 KB: a word more in a line of one scene, each time
 * in another file and at another place, and what a person then sees.
 */
export function editRows(bytes: number, { edits = 60, warm = 10 } = {}): Promise<Row[]> {
  const files = storyFiles(bytes);
  const program = new Program({ library: standardLibrary });
  program.update({ sources: files, ids: new Map() });
  const built = program.build();
  if (!built) throw new Error('The generated story does not build.');
  const { ids } = built;
  const check = (): number => {
    const start = performance.now();
    program.update({ sources: files, ids });
    const { diagnostics } = program.check();
    const took = performance.now() - start;
    if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error('The edit broke the story.');
    return took;
  };
  check();
  const paths = [...files.keys()];
  const times: number[] = [];
  for (let i = 0; i < warm + edits; i++) {
    const path = paths[(i * 7) % paths.length] ?? '';
    const text = files.get(path) ?? '';
    // The golden ratio spreads the places over the file.
    const scene = text.indexOf('\nscene ', Math.floor(text.length * 0.98 * ((i * 0.618034) % 1)));
    const at = text.indexOf('.', scene);
    files.set(path, `${text.slice(0, at)}, once more${text.slice(at)}`);
    const took = check();
    if (i >= warm) times.push(took);
  }
  times.sort((a, b) => a - b);
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0;
  const size = bytes / 1048576;
  return Promise.resolve([
    {
      what: `an edit to its diagnostics, ${size} MB in files of 200 KB, p95`,
      ours: `${p95.toFixed(1)} ms`,
      against: '50 ms',
      ratio: p95 / 50,
      target: { most: 1 },
    },
  ]);
}

/** The generated story, cut between scenes. */
function storyFiles(bytes: number): Map<string, string> {
  const files = new Map<string, string>();
  let part: string[] = [];
  let size = 0;
  const close = (): void => {
    files.set(`part_${String(files.size).padStart(3, '0')}.fab`, part.join(''));
    part = [];
    size = 0;
  };
  for (const piece of twoStories(bytes).fabula.split(/(?=^scene )/m)) {
    if (size + piece.length > fileBytes) close();
    part.push(piece);
    size += piece.length;
  }
  close();
  return files;
}
