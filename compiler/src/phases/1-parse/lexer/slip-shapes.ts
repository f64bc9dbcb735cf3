/**
 * What lines of prose look like that were meant as something else. Each shape errs on the side of prose: a hint that is
 * wrong once is not read again.
 */

const name = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const path = `${name}(?:\\.${name})*`;
const gap = '[ \\t]*';

const target = `${path}(?:\\([^()]*\\)\\.${path})?`;
const assignment = new RegExp(`^(${target})${gap}(\\+=|-=|=(?![=>]))${gap}(\\S.*)$`, 'u');
const binding = new RegExp(`^let[ \\t]+${name}${gap}(?::${gap}${path}\\??${gap})?=(?![=>])${gap}(\\S.*)$`, 'u');
const booking = new RegExp(
  `^(?:transfer[ \\t]+\\d\\S*[ \\t]+${name}[ \\t]+from[ \\t]+${path}|issue[ \\t]+\\d\\S*[ \\t]+${name})[ \\t]+to[ \\t]+${path}$`,
  'u',
);
const call = new RegExp(`^${path}\\((.*)\\)$`, 'u');
const block = new RegExp(`^(if|match|for[ \\t]+${name}(?:${gap},${gap}${name})?[ \\t]+in)[ \\t]+(\\S.*)$`, 'u');
/** How a `{…}` of text begins that holds sentences itself. */
const textHead = /^(?:if|cycle|once|shuffle|shuffle once|stop)\b[^.!?]*:|^[^.!?]*,\s*(?:plural|select)\s*:/;
const place = `\\.?${path}(?:\\([^()]*\\))?`;
const arrow = new RegExp(`^(=>|-{2,}>|[–—]>|- >|→|⇒)${gap}${place}$`, 'u');
/** Where it goes, or what it does, behind words: in no value. */
const behindWords = new RegExp(`[ \\t](?:->[ \\t]+${place}|~[ \\t]\\S.*)$`, 'u');
const lateArrow = new RegExp(`[ \\t](=>|-{2,}>|⇒)${gap}${place}$`, 'u');
/** Behind a full stop no sentence goes on with a small letter; behind dots or a quotation it may. */
const guard = /(?<=[^.][.!?][ \t]{1,3})(when|if)[ \t]+(\S.*)$/u;
const comparing = /(?<=[ \t])(when|if)[ \t]+(\S.*(?:[=!]=|[<>]).*)$/u;

/** How long a condition at a text's end may be: it is looked for from each `if` on. */
const longestGuard = 120;

/** Whether a line of text is an assignment, a `let`, a booking or a call, and nothing else. */
export function readsAsStatement(line: string): boolean {
  if (readsAsAssignment(line)) return true;
  const bound = binding.exec(line);
  if (bound) return readsAsValue(bound[1] ?? '');
  if (booking.test(line)) return true;
  const given = call.exec(line)?.[1];
  // `sigh(s)` is a word; figures, texts and several arguments are no letters in brackets.
  return given !== undefined && /^\p{Ll}/u.test(line) && (given.trim() === '' || isArguments(given));
}

/** `hour += 1`, `mara.mood = calm`; neither `E = m`, which opens as prose does, nor `love = pain and loss`. */
export function readsAsAssignment(line: string): boolean {
  const found = assignment.exec(line);
  const value = found?.[3] ?? '';
  if (!found || !readsAsValue(value)) return false;
  if (found[2] !== '=' || found[1]?.includes('.') === true) return true;
  return /^[\p{Ll}_]/u.test(line) && (/[\d".(]/.test(value) || !/[ \t]/.test(value));
}

/** Where a brace that was opened before `words` is closed in them, or -1. */
export function closingBrace(words: string): number {
  let open = 1;
  for (let at = 0; at < words.length; at++) {
    const sign = words[at];
    if (sign === '\\') at++;
    else if (sign === '{') open++;
    else if (sign === '}' && --open === 0) return at;
  }
  return -1;
}

/** Prose that ends as a sentence does, in a divert or in logic, and has no head of a `{…}` of text before it. */
export function readsAsSentence(words: string): boolean {
  if (!/^["'“„‘«(—-]{0,2}\p{L}/u.test(words) || textHead.test(words)) return false;
  return /[.!?…]["'”’»)]*$/.test(words) || behindWords.test(words);
}

/** The word that opens a block of logic, where a line is the head of one: to its `{`, or with the block on the line. */
export function blockWord(line: string): string | undefined {
  const brace = line.endsWith('{') ? line.length - 1 : line.search(/ \{ (?=[^{}]*\}$)/) + 1;
  // `if only {name} knew` holds a value, and so does `if {name}`.
  if (brace <= 0 || (brace < line.length - 1 && readsAsValue(line.slice(brace + 1, -1).trim()))) return undefined;
  const found = block.exec(line.slice(0, brace).trimEnd());
  return found && readsAsValue(found[2] ?? '') ? /^\w+/.exec(found[0])?.[0] : undefined;
}

/** The arrow of another language that a line consists of, with its place; or, in a choice, that its text ends in. */
export function arrowOf(
  line: string,
  isChoice: boolean,
): { readonly at: number; readonly written: string } | undefined {
  const found = (isChoice ? lateArrow : arrow).exec(line);
  const written = found?.[1];
  return found && written !== undefined ? { at: found.index + found[0].indexOf(written), written } : undefined;
}

/** Where a choice's text ends in a condition: behind the end of a sentence, or because it compares. */
export function guardOf(text: string): { readonly at: number; readonly word: string } | undefined {
  const skipped = Math.max(0, text.length - longestGuard);
  const tail = text.slice(skipped);
  for (const shape of [guard, comparing]) {
    const found = shape.exec(tail);
    if (found && readsAsValue(found[2] ?? '')) return { at: skipped + found.index, word: found[1] ?? '' };
  }
  return undefined;
}

/** The condition in braces that a choice's text opens with, as ink's guards do. */
export function shownCondition(text: string): string | undefined {
  const condition = /^\{([^{}|:]{1,120})\}/.exec(text)?.[1]?.trim();
  if (condition === undefined || !/^not[ \t]|[=!]=|[<>]/.test(condition)) return undefined;
  return readsAsValue(condition) ? condition : undefined;
}

function isArguments(given: string): boolean {
  return /[\d,:"]/.test(given) && readsAsValue(given);
}

const pieces =
  /[ \t]*(?:(not|if|and|or|in|has|lacks|is|contains|mod|then|else)(?![\p{L}\p{N}_])|([\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*|"[^"]*")|(\d[\d_]*(?:\.\d+)?\p{L}*\d*)|(==|!=|<=|>=|\.\.<?|[-+*/<>,:])|([([])|([)\]]))/uy;

const prefixes: ReadonlySet<string> = new Set(['-', 'not', 'if']);

/** Whether words read as one value: operands have operators between them, and nothing ends a sentence. */
function readsAsValue(words: string): boolean {
  let last: 'start' | 'word' | 'figure' | 'sign' = 'start';
  let pos = 0;
  while (pos < words.length) {
    pieces.lastIndex = pos;
    const found = pieces.exec(words);
    if (!found) return words.slice(pos).trim() === '' && last !== 'sign' && last !== 'start';
    pos = pieces.lastIndex;
    const operand = last === 'word' || last === 'figure';
    if (found[2] !== undefined) {
      // A word behind a figure is its unit; two words side by side are a sentence.
      if (last === 'word') return false;
      last = 'word';
    } else if (found[3] !== undefined) {
      if (operand) return false;
      last = 'figure';
    } else if (found[6] !== undefined) last = 'word';
    else if (found[5] !== undefined) {
      // A bracket behind a word touches it: `f(x)`, and not "the tide (low)".
      if (operand && /^[ \t]/.test(found[0])) return false;
      last = 'start';
    } else {
      const sign = found[1] ?? found[4] ?? '';
      if (!operand && !prefixes.has(sign)) return false;
      last = 'sign';
    }
  }
  return last === 'word' || last === 'figure';
}
