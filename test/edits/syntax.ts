import { parse, sourceFile } from '@fabula/compiler';

/** Where a name stands in a file as a name, and not as a word of its prose. In order. */
export function namesIn(path: string, text: string, name: string): readonly { start: number; end: number }[] {
  const found = new Map<number, { start: number; end: number }>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if ('kind' in value && value.kind === 'name' && 'text' in value && value.text === name && 'span' in value) {
      const { span } = value;
      if (typeof span === 'object' && span !== null && 'start' in span && 'end' in span) {
        const { start, end } = span;
        if (typeof start === 'number' && typeof end === 'number') found.set(start, { start, end });
      }
    }
    for (const each of Object.values(value)) visit(each);
  };
  visit(parse(sourceFile(path, text)).tree);
  return [...found.values()].sort((a, b) => a.start - b.start);
}
