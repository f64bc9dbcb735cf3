/**
 * Reads one file of the message catalogue, `compiler/messages/<area>/FABnnnn-slug.md`.
 * Written with Node's own modules only: generators run before anything is installed.
 */

/** @typedef {{ readonly kind: 'text', readonly value: string }} TextPart */
/** @typedef {{ readonly kind: 'hole', readonly name: string, readonly type: HoleType, readonly optional: boolean }} HolePart */
/** @typedef {{ readonly kind: 'plural', readonly name: string, readonly one: string, readonly other: string }} PluralPart */
/** @typedef {TextPart | HolePart | PluralPart} Part */
/** @typedef {'text' | 'number' | 'list'} HoleType */
/** @typedef {'error' | 'warning' | 'info'} Severity */
/** @typedef {{ readonly line: number, readonly column: number, readonly length: number, readonly code: string }} Mark */
/** @typedef {{ readonly path: string, readonly text: string, readonly marks: readonly Mark[] }} ExampleFile */
/** @typedef {{ readonly files: readonly ExampleFile[] }} Example */
/**
 * @typedef {object} MessageFile
 * @property {string} code
 * @property {string} name
 * @property {Severity} severity
 * @property {readonly Part[]} parts
 * @property {string} message the template as written
 * @property {string | undefined} fix
 * @property {boolean} guess whether the fix guesses at what was meant, so that it is not applied unseen
 * @property {string} why
 * @property {readonly Example[]} wrong
 * @property {readonly Example[]} right
 * @property {string} path
 */

/**
 * The areas, and the thousand each one's codes lie in.
 * @type {ReadonlyMap<string, { readonly digit: string, readonly about: string }>}
 */
export const areas = new Map([
  ['syntax', { digit: '1', about: 'text that does not read as Fabula' }],
  ['names', { digit: '2', about: 'declarations, scopes, imports' }],
  ['types', { digit: '3', about: 'types, ranges, effects, exhaustiveness' }],
  ['findings', { digit: '4', about: 'what the analysis of a whole story finds' }],
  ['project', { digit: '5', about: 'packs, files, configuration, stable ids' }],
  ['migrations', { digit: '6', about: 'what becomes of saved sessions and tables when a story changes' }],
  ['strings', { digit: '7', about: 'translations, recorded voices' }],
]);

const keys = ['code', 'name', 'severity', 'message', 'fix', 'grade'];
/** What may be said of a fix; without a word it is safe: it cannot say anything else than was meant. */
const grades = new Set(['safe', 'guess']);
const holeTypes = new Set(['text', 'number', 'list']);
const severities = new Set(['error', 'warning', 'info']);

/** A fault in a message file, told with its place so that it can be clicked. */
export class MessageFileError extends Error {
  /** @param {string} path @param {number} line @param {string} what */
  constructor(path, line, what) {
    super(`${path}:${line}: ${what}`);
    this.name = 'MessageFileError';
  }
}

/**
 * @param {string} path repository-relative, with forward slashes
 * @param {string} source
 * @returns {MessageFile}
 */
export function readMessageFile(path, source) {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const { fields, bodyStart } = readFrontMatter(path, lines);
  const field = (/** @type {string} */ key) => {
    const found = fields.get(key);
    if (found === undefined) throw new MessageFileError(path, 1, `the front matter lacks \`${key}\``);
    return found;
  };

  const code = field('code');
  checkCode(path, code.value, code.line);
  const name = field('name');
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name.value)) {
    throw new MessageFileError(path, name.line, `\`${name.value}\` is not a camelCase name`);
  }
  const severity = field('severity');
  if (!isSeverity(severity.value)) {
    throw new MessageFileError(path, severity.line, `the severity is one of ${[...severities].join(', ')}`);
  }
  const message = field('message');
  const fix = field('fix').value;
  const grade = fields.get('grade');
  if (grade && !grades.has(grade.value)) {
    throw new MessageFileError(path, grade.line, `the grade of a fix is one of ${[...grades].join(', ')}`);
  }
  if (grade && fix === 'none') throw new MessageFileError(path, grade.line, 'there is no fix to have a grade');
  const sections = readSections(path, lines, bodyStart);
  return {
    code: code.value,
    name: name.value,
    severity: severity.value,
    message: message.value,
    parts: readTemplate(path, message.line, message.value),
    fix: fix === 'none' ? undefined : fix,
    guess: grade?.value === 'guess',
    why: sections.why,
    wrong: sections.wrong,
    right: sections.right,
    path,
  };
}

/** @param {string} value @returns {value is Severity} */
function isSeverity(value) {
  return severities.has(value);
}

/** @param {string} value @returns {value is HoleType} */
function isHoleType(value) {
  return holeTypes.has(value);
}

/**
 * @param {string} path
 * @param {readonly string[]} lines
 */
function readFrontMatter(path, lines) {
  if (lines[0] !== '---') throw new MessageFileError(path, 1, 'the file opens with a line `---`');
  const end = lines.indexOf('---', 1);
  if (end < 0) throw new MessageFileError(path, 1, 'the front matter is not closed by a line `---`');
  /** @type {Map<string, { value: string, line: number }>} */
  const fields = new Map();
  for (let i = 1; i < end; i++) {
    const match = /^([a-z]+): +(.*\S)\s*$/.exec(lines[i] ?? '');
    const key = match?.[1];
    const raw = match?.[2];
    if (key === undefined || raw === undefined) {
      throw new MessageFileError(path, i + 1, 'a line of the front matter is `key: value`');
    }
    if (!keys.includes(key)) {
      throw new MessageFileError(path, i + 1, `unknown key \`${key}\`; known are ${keys.join(', ')}`);
    }
    if (fields.has(key)) throw new MessageFileError(path, i + 1, `\`${key}\` stands twice`);
    fields.set(key, { value: unquote(path, i + 1, raw), line: i + 1 });
  }
  return { fields, bodyStart: end + 1 };
}

/** @param {string} path @param {number} line @param {string} raw */
function unquote(path, line, raw) {
  if (!raw.startsWith('"')) return raw;
  try {
    const value = JSON.parse(raw);
    if (typeof value === 'string') return value;
  } catch {
    // Falls through to the one error that tells what is wanted.
  }
  throw new MessageFileError(path, line, 'a quoted value is one JSON string');
}

/** @param {string} path @param {string} code @param {number} line */
function checkCode(path, code, line) {
  if (!/^FAB\d{4}$/.test(code)) throw new MessageFileError(path, line, `\`${code}\` is not FAB and four digits`);
  const match = /^compiler\/messages\/([^/]+)\/(FAB\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.exec(path);
  if (!match) {
    throw new MessageFileError(path, line, 'the file is named compiler/messages/<area>/FABnnnn-slug.md');
  }
  if (match[2] !== code) throw new MessageFileError(path, line, `the file is named ${match[2]}, its code is ${code}`);
  const area = areas.get(match[1] ?? '');
  if (!area) {
    throw new MessageFileError(path, line, `unknown area \`${match[1]}\`; known are ${[...areas.keys()].join(', ')}`);
  }
  if (code[3] !== area.digit) {
    throw new MessageFileError(path, line, `codes of ${match[1]} are FAB${area.digit}000 to FAB${area.digit}999`);
  }
}

/**
 * Splits `text {name:type} text`. A hole's type is `text`, `number` or `list`, with `?` for one that may be left out;
 * `{count:plural choice|choices}` writes the word that goes with a number. `{{` and `}}` are braces.
 * @param {string} path
 * @param {number} line
 * @param {string} template
 * @returns {Part[]}
 */
function readTemplate(path, line, template) {
  /** @type {Part[]} */
  const parts = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', value: text });
    text = '';
  };
  let at = 0;
  while (at < template.length) {
    const two = template.slice(at, at + 2);
    const one = template[at] ?? '';
    if (two === '{{' || two === '}}') {
      text += one;
      at += 2;
    } else if (one === '{') {
      const close = template.indexOf('}', at);
      if (close < 0) throw new MessageFileError(path, line, 'a hole is not closed; a brace is written `{{`');
      flush();
      parts.push(readHole(path, line, template.slice(at + 1, close)));
      at = close + 1;
    } else if (one === '}') {
      throw new MessageFileError(path, line, 'a `}` closes nothing; a brace is written `}}`');
    } else {
      text += one;
      at += 1;
    }
  }
  flush();
  checkHoles(path, line, parts);
  return parts;
}

/**
 * @param {string} path
 * @param {number} line
 * @param {string} hole
 * @returns {Part}
 */
function readHole(path, line, hole) {
  const plural = /^([a-z][a-zA-Z0-9]*):plural ([^|]+)\|([^|]+)$/.exec(hole);
  if (plural?.[1] !== undefined && plural[2] !== undefined && plural[3] !== undefined) {
    return { kind: 'plural', name: plural[1], one: plural[2], other: plural[3] };
  }
  const match = /^([a-z][a-zA-Z0-9]*):([a-z]+)(\??)$/.exec(hole);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new MessageFileError(path, line, `\`{${hole}}\` is not a hole; one is written \`{name:type}\``);
  }
  if (!isHoleType(match[2])) {
    throw new MessageFileError(
      path,
      line,
      `unknown hole type \`${match[2]}\`; known are ${[...holeTypes].join(', ')} and plural`,
    );
  }
  return { kind: 'hole', name: match[1], type: match[2], optional: match[3] === '?' };
}

/** @param {string} path @param {number} line @param {readonly Part[]} parts */
function checkHoles(path, line, parts) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  for (const part of parts) {
    if (part.kind === 'text') continue;
    const type = part.kind === 'plural' ? 'number' : part.type + (part.optional ? '?' : '');
    const before = seen.get(part.name);
    if (before !== undefined && before !== type) {
      throw new MessageFileError(path, line, `the hole \`${part.name}\` is a ${before} and a ${type}`);
    }
    seen.set(part.name, type);
  }
}

/**
 * @param {string} path
 * @param {readonly string[]} lines
 * @param {number} start
 */
function readSections(path, lines, start) {
  /** @type {Map<string, { from: number, to: number }>} */
  const found = new Map();
  /** @type {{ from: number, to: number } | undefined} */
  let open;
  let fenced = false;
  for (let i = start; i < lines.length; i++) {
    const text = lines[i] ?? '';
    if (text.startsWith('```')) fenced = !fenced;
    const heading = fenced ? undefined : /^## (.*\S)\s*$/.exec(text)?.[1];
    if (heading === undefined) {
      if (open === undefined && text.trim() !== '') {
        throw new MessageFileError(path, i + 1, 'text stands before the first section');
      }
      continue;
    }
    if (!['Why', 'Wrong', 'Right'].includes(heading)) {
      throw new MessageFileError(path, i + 1, `unknown section \`${heading}\`; known are Why, Wrong, Right`);
    }
    if (found.has(heading)) throw new MessageFileError(path, i + 1, `the section \`${heading}\` stands twice`);
    if (open) open.to = i;
    open = { from: i + 1, to: lines.length };
    found.set(heading, open);
  }
  if (fenced) throw new MessageFileError(path, lines.length, 'a code block is not closed');
  const section = (/** @type {string} */ name) => {
    const range = found.get(name);
    if (!range) throw new MessageFileError(path, lines.length, `the section \`## ${name}\` is missing`);
    return range;
  };

  const why = section('Why');
  const whyText = lines.slice(why.from, why.to).join('\n').trim();
  if (whyText === '') throw new MessageFileError(path, why.from, 'the section `## Why` is empty');
  const wrong = readExamples(path, lines, section('Wrong'), 'Wrong');
  const right = readExamples(path, lines, section('Right'), 'Right');
  for (const example of wrong) {
    if (!example.files.some((file) => file.marks.length > 0)) {
      throw new MessageFileError(path, section('Wrong').from, 'an example of `## Wrong` marks no place');
    }
  }
  for (const example of right) {
    if (example.files.some((file) => file.marks.length > 0)) {
      throw new MessageFileError(path, section('Right').from, 'an example of `## Right` marks a place');
    }
  }
  return { why: whyText, wrong, right };
}

/**
 * @param {string} path
 * @param {readonly string[]} lines
 * @param {{ readonly from: number, readonly to: number }} range
 * @param {string} name
 */
function readExamples(path, lines, range, name) {
  /** @type {Example[]} */
  const examples = [];
  let i = range.from;
  while (i < range.to) {
    if ((lines[i] ?? '').trim() === '```fab') {
      const end = lines.indexOf('```', i + 1);
      examples.push(readExample(path, lines.slice(i + 1, end), i + 2));
      i = end;
    }
    i += 1;
  }
  if (examples.length === 0) {
    throw new MessageFileError(path, range.from, `the section \`## ${name}\` has no \`\`\`fab block`);
  }
  return examples;
}

/**
 * A block holds one file, or several that each open with `// file: path`. A comment of carets marks the code on the
 * line above it; `<` before the carets stretches the mark to the line's start, which a comment cannot reach.
 * @param {string} path
 * @param {readonly string[]} lines
 * @param {number} firstLine
 * @returns {Example}
 */
function readExample(path, lines, firstLine) {
  /** @type {{ path: string, lines: string[], marks: Mark[] }[]} */
  const files = [];
  let file = { path: 'example.fab', lines: /** @type {string[]} */ ([]), marks: /** @type {Mark[]} */ ([]) };
  for (const [index, line] of lines.entries()) {
    const named = /^\/\/ file: (\S+)\s*$/.exec(line)?.[1];
    const mark = /^(\s*\/\/ +)(<?)(\^+) (FAB\d{4})\s*$/.exec(line);
    if (named !== undefined) {
      if (file.lines.length > 0) files.push(file);
      file = { path: named, lines: [], marks: [] };
    } else if (mark?.[1] !== undefined && mark[3] !== undefined && mark[4] !== undefined) {
      if (file.lines.length === 0) {
        throw new MessageFileError(path, firstLine + index, 'a mark has no line above it');
      }
      const carets = mark[1].length + (mark[2] ?? '').length;
      const column = mark[2] === '<' ? 1 : carets + 1;
      const length = carets + mark[3].length - (column - 1);
      const marked = file.lines.at(-1) ?? '';
      if (column - 1 + length > marked.length + 1) {
        throw new MessageFileError(path, firstLine + index, 'a mark reaches past the end of the line above it');
      }
      file.marks.push({ line: file.lines.length, column, length, code: mark[4] });
    } else {
      file.lines.push(line);
    }
  }
  files.push(file);
  return {
    files: files.map((each) => ({ path: each.path, text: `${each.lines.join('\n').trimEnd()}\n`, marks: each.marks })),
  };
}
