import { declarationWords } from '../tokens/index.js';

/**
 * The word of the declaration that opens at an offset, if a line of that shape stands there. The shape is asked for
 * because prose may stand at column 0 too: "scene of the crime, she thought." declares nothing.
 */
export function declarationAt(text: string, pos: number): string | undefined {
  const word = wordAt(text, pos);
  const shape = shapeOf(word);
  if (!shape) return undefined;
  shape.lastIndex = pos + word.length;
  return shape.test(text) ? word : undefined;
}

/** The word of a declaration at an offset, whatever follows it: what counts where no body is open. */
export function declarationWordAt(text: string, pos: number): string | undefined {
  const word = wordAt(text, pos);
  if (!words.has(word)) return undefined;
  const next = text.charAt(pos + word.length);
  return next === '' || /[\s{"“]/.test(next) ? word : undefined;
}

function wordAt(text: string, pos: number): string {
  let end = pos;
  for (let c = text.charCodeAt(end); c >= 97 && c <= 122; c = text.charCodeAt(end)) end++;
  return text.slice(pos, end);
}

const name = '[ \\t\\u00a0]+[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const path = `${name}(?:\\.[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)*`;
const paths = `${path}(?:[ \\t]*,[ \\t]*${path.replace('+', '*')})*`;
const gap = '[ \\t\\u00a0]*';
const end = `${gap}(?=//|[\\r\\n]|$)`;
const brace = '\\s*\\{';

const words: ReadonlySet<string> = new Set(declarationWords);
const shapes = new Map<string, RegExp>();

/** Made when first asked for: most files have a few sorts of declarations. */
function shapeOf(word: string): RegExp | undefined {
  const known = shapes.get(word);
  if (known) return known;
  const declaring = declarationWords.find((each) => each === word);
  if (declaring === undefined) return undefined;
  const shape = new RegExp(sourceOf(declaring), 'uy');
  shapes.set(word, shape);
  return shape;
}

function sourceOf(word: (typeof declarationWords)[number]): string {
  switch (word) {
    case 'pack':
      return `${path}${brace}`;
    case 'use':
      return `${paths}(?:${name}${name})?${end}`;
    case 'cast':
      return `${paths}${end}`;
    case 'type':
      return `${name}${gap}=`;
    case 'enum':
      return `${name}(?:${brace}|${gap}(?:ordered|was)(?![\\p{L}\\p{N}_]))`;
    case 'record':
    case 'variant':
    case 'component':
      return `${name}(?:${brace}|${gap}was(?![\\p{L}\\p{N}_]))`;
    case 'kind':
      return `${name}(?:${brace}|${gap}(?:has|in|was|keep|justified)(?![\\p{L}\\p{N}_])|${end})`;
    case 'relation':
    case 'entity':
      return `${name}${gap}:`;
    case 'edge':
      return `(?:[ \\t]+along(?=[ \\t]+[\\p{L}_]))?${path}${gap}-\\[`;
    case 'resource':
      return `${name}(?:${brace}|${gap}["“]|${gap}(?:scale|issued|was)(?![\\p{L}\\p{N}_])|${end})`;
    case 'world':
    case 'campaign':
    case 'config':
      return brace;
    case 'player':
      return `(?:${brace}|[ \\t]+is(?![\\p{L}\\p{N}_]))`;
    case 'scene':
      return `${name}(?:${brace}|${gap}["“(#]|${gap}(?:at|cast|mass|opens|was|choices)(?![\\p{L}\\p{N}_])|${end})`;
    case 'deck':
      return `${name}(?:${brace}|${gap}["“]|${gap}(?:draws|from|was)(?![\\p{L}\\p{N}_])|${end})`;
    case 'fn':
    case 'action':
      return `${name}(?:${brace}|${gap}(?:\\(|->|=|by(?![\\p{L}\\p{N}_])|requires(?![\\p{L}\\p{N}_]))|${end})`;
    case 'event':
      return `${name}(?:${brace}|${gap}(?:ephemeral|broadcast|was|to)(?![\\p{L}\\p{N}_])|${end})`;
    case 'rule':
      return `${name}(?:${gap}on(?![\\p{L}\\p{N}_])|${end})`;
    case 'workflow':
      return `${name}(?:${brace}|${gap}["“(]|${gap}->|${gap}(?:on|every|at|inline|key|budget|when|retry)(?![\\p{L}\\p{N}_])|${end})`;
    case 'shared':
      return brace;
    case 'mission':
      return `${name}(?:${brace}|${gap}["“]|${gap}(?:starts|was)(?![\\p{L}\\p{N}_])|${end})`;
    case 'director':
      return `${name}(?:${brace}|${gap}:|${gap}for(?![\\p{L}\\p{N}_])|${end})`;
    case 'extern':
      return '[ \\t]+fn(?![\\p{L}\\p{N}_])';
    case 'table':
      return `${name}(?:${gap}:|${gap}from(?![\\p{L}\\p{N}_])|${end})`;
    case 'markup':
      return `${name}(?:${brace}|${end})`;
    case 'tag':
      return `${name}(?:${gap}:|${end})`;
    case 'migrate':
      return `${path}${gap}from(?![\\p{L}\\p{N}_])`;
    case 'query':
    case 'pattern':
      return `${name}(?:${brace}|${gap}(?:\\(|->)|${end})`;
    case 'audience':
      return `${name}${gap}=`;
    case 'simulation':
      return `${name}(?:${brace}|${gap}["“]|${gap}seed(?![\\p{L}\\p{N}_])|${end})`;
    case 'goal':
      return `${name}(?:${brace}|${gap}["“(]|${gap}in(?![\\p{L}\\p{N}_])|${end})`;
    case 'experiment':
      return `${name}(?:${brace}|${gap}["“]|${gap}of(?![\\p{L}\\p{N}_])|${end})`;
    case 'provider':
    case 'model':
      return `${name}${gap}:`;
    case 'context':
      return `${name}(?:${brace}|${gap}\\(|${gap}tokens(?![\\p{L}\\p{N}_])|${end})`;
    case 'prompt':
      return `${name}(?:${brace}|${gap}(?:\\(|->)|${end})`;
    case 'memory':
      return `${name}(?:${brace}|${gap}of(?![\\p{L}\\p{N}_])|${end})`;
    case 'test':
      return `${gap}["“]`;
  }
}
