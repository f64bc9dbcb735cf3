import { createTwoFilesPatch, FILE_HEADERS_ONLY, structuredPatch } from 'diff';

/** How many lines that are the same stand around one that differs. */
const context = 2;

/** The lines by which two texts differ, marked `-` and `+`, with what stands around them. */
export function lineDiff(before: string, after: string): string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context });
  return hunks.flatMap(({ oldStart, lines }) => [`@@ line ${oldStart}`, ...lines]);
}

/** The same as a unified patch of a file. */
export function patchOf(name: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
