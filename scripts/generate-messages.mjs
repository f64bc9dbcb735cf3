/**
 * Makes `compiler/src/diagnostics/catalogue.gen.ts` (what reporting needs, always loaded) and `explanations.gen.ts`
 * (pages and examples, loaded by who shows them) from `compiler/messages/`. A file is written only when it changes,
 * so that running the generator costs no rebuild.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageFileError, readMessageFile } from './message-file.mjs';

/** @typedef {import('./message-file.mjs').MessageFile} MessageFile */
/** @typedef {import('./message-file.mjs').Part} Part */

const root = fileURLToPath(new URL('..', import.meta.url));
const header =
  '// Made by `node scripts/generate-messages.mjs` from compiler/messages/. Change those files, not this one.\n';

/**
 * Reads every message below a root, sorted by code.
 * @param {string} [from]
 * @returns {MessageFile[]}
 */
export function readMessages(from = root) {
  const folder = join(from, 'compiler/messages');
  const messages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readMessageFile(`compiler/messages/${name}`, readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  refuseTwins(messages, 'code');
  refuseTwins(messages, 'name');
  return messages;
}

/**
 * @param {string} [from]
 * @returns {string[]} the files that changed
 */
export function generateMessages(from = root) {
  const messages = readMessages(from);
  const folder = join(from, 'compiler/src/diagnostics');
  mkdirSync(folder, { recursive: true });
  return [
    ...writeWhenChanged(join(folder, 'catalogue.gen.ts'), catalogue(messages)),
    ...writeWhenChanged(join(folder, 'explanations.gen.ts'), explanations(messages)),
  ];
}

/** @param {readonly MessageFile[]} messages @param {'code' | 'name'} key */
function refuseTwins(messages, key) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  for (const message of messages) {
    const before = seen.get(message[key]);
    if (before !== undefined) {
      throw new MessageFileError(message.path, 2, `the ${key} \`${message[key]}\` is taken by ${before}`);
    }
    seen.set(message[key], message.path);
  }
}

/** @param {readonly MessageFile[]} messages */
function catalogue(messages) {
  const parts = messages.flatMap((message) => message.parts);
  const entries = messages.map((message) => {
    const type = holesType(message.parts);
    return [
      `  /** ${message.message.replaceAll('*/', '* /')} */`,
      `  ${message.name}: {`,
      `    code: ${quote(message.code)},`,
      `    name: ${quote(message.name)},`,
      `    severity: ${quote(message.severity)},`,
      `    hasFix: ${message.fix !== undefined},`,
      ...(message.guess ? ['    guess: true,'] : []),
      `    text: (${type === '' ? '' : `h: ${type}`}): string => ${template(message.parts)},`,
      '  },',
    ].join('\n');
  });
  return [
    header,
    ...(parts.some((part) => part.kind === 'hole' && part.type === 'list') ? [listFunction] : []),
    '/** Every diagnostic by name: its code, severity and message. Its holes are typed, so a message cannot lack one. */',
    'export const catalogue = {',
    ...entries,
    '} as const;',
    '',
  ].join('\n');
}

const listFunction = `/** "a", "a and b", "a, b and c": a list as it stands in a sentence. */
function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return \`\${items.slice(0, -1).join(', ')} and \${items[items.length - 1] ?? ''}\`;
}
`;

/** @param {readonly Part[]} parts */
function holesType(parts) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const part of parts) {
    if (part.kind === 'text') continue;
    const type =
      part.kind === 'plural' ? 'number' : { text: 'string', number: 'number', list: 'readonly string[]' }[part.type];
    const optional = part.kind === 'hole' && part.optional;
    fields.set(part.name, `readonly ${part.name}${optional ? '?' : ''}: ${type}${optional ? ' | undefined' : ''}`);
  }
  return fields.size === 0 ? '' : `{ ${[...fields.values()].join('; ')} }`;
}

/** @param {readonly Part[]} parts */
function template(parts) {
  if (parts.every((part) => part.kind === 'text')) {
    return quote(parts.map((part) => (part.kind === 'text' ? part.value : '')).join(''));
  }
  const inner = parts.map((part) => {
    switch (part.kind) {
      case 'text':
        return part.value.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
      case 'plural':
        return `\${h.${part.name} === 1 ? ${quote(part.one)} : ${quote(part.other)}}`;
      case 'hole': {
        const value = part.optional ? `h.${part.name} ?? ${part.type === 'list' ? '[]' : "''"}` : `h.${part.name}`;
        return part.type === 'list' ? `\${listed(${value})}` : `\${${value}}`;
      }
    }
  });
  return `\`${inner.join('')}\``;
}

/** @param {readonly MessageFile[]} messages */
function explanations(messages) {
  return [
    header,
    explanationTypes,
    '/** The pages of the catalogue, by code. */',
    'export const explanations: Readonly<Record<string, Explanation>> = {',
    ...messages.map((message) => {
      const page = {
        code: message.code,
        name: message.name,
        severity: message.severity,
        message: message.message,
        ...(message.fix === undefined ? {} : { fix: message.fix }),
        ...(message.guess ? { guess: true } : {}),
        why: message.why,
        wrong: message.wrong,
        right: message.right,
      };
      return `  ${message.code}: ${literal(page, '  ')},`;
    }),
    '};',
    '',
  ].join('\n');
}

const explanationTypes = `/** A place an example shows the diagnostic at; line and column count from 1, column and length in UTF-16 units. */
export interface ExampleMark {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly code: string;
}

/** One file of an example, without the comments that mark its places. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly ExampleMark[];
}

export interface Example {
  readonly files: readonly ExampleFile[];
}

/** The page of one diagnostic: why it exists, what triggers it, what does not. */
export interface Explanation {
  readonly code: string;
  readonly name: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The message as its file writes it, holes and all. */
  readonly message: string;
  /** What the offered fix does; absent when none is offered. */
  readonly fix?: string;
  /** The fix guesses at what was meant. */
  readonly guess?: true;
  /** Markdown. */
  readonly why: string;
  readonly wrong: readonly Example[];
  readonly right: readonly Example[];
}
`;

/**
 * A value as TypeScript; written here, and not by the formatter, because it must be the same on a machine that has
 * not installed anything yet.
 * @param {unknown} value
 * @param {string} indent
 * @returns {string}
 */
function literal(value, indent) {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${deeper}${literal(item, deeper)},\n`).join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{\n${Object.entries(value)
      .map(([key, item]) => `${deeper}${key}: ${literal(item, deeper)},\n`)
      .join('')}${indent}}`;
  }
  return typeof value === 'string' ? quote(value) : String(value);
}

/** @param {string} text */
function quote(text) {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

/** @param {string} path @param {string} text */
function writeWhenChanged(path, text) {
  let before;
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    before = undefined;
  }
  if (before === text) return [];
  writeFileSync(path, text);
  return [path];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const changed = generateMessages();
    process.stdout.write(changed.length === 0 ? 'The catalogue is up to date.\n' : `Wrote ${changed.length} files.\n`);
  } catch (error) {
    if (!(error instanceof MessageFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
