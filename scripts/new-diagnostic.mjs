import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { generateMessages, readMessages } from './generate-messages.mjs';
import { areas, MessageFileError } from './message-file.mjs';
import { command, root, SetupError, say } from './setup.mjs';

const usage = `Usage: npm run new:diagnostic -- AREA NAME [SEVERITY]

  AREA      ${[...areas].map(([name, area]) => `${name.padEnd(9)}${area.about} (FAB${area.digit}xxx)`).join('\n            ')}
  NAME      in camelCase, said of the fault: duplicateScene, unreachableScene
  SEVERITY  error (default), warning or info`;

/** `npm run new:diagnostic -- names duplicateScene`: the next free code of an area, and a page to fill in. */
await command(async () => {
  const [area, name, severity = 'error'] = process.argv.slice(2);
  if (area === undefined || name === undefined) throw new SetupError(usage, 2);
  const digit = areas.get(area)?.digit;
  if (digit === undefined) throw new SetupError(`There is no area \`${area}\`.\n\n${usage}`, 2);
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) throw new SetupError(`\`${name}\` is not in camelCase.\n\n${usage}`, 2);
  if (!['error', 'warning', 'info'].includes(severity)) {
    throw new SetupError(`There is no severity \`${severity}\`.\n\n${usage}`, 2);
  }
  const path = create(area, digit, name, severity);
  say(`Wrote ${path}.\nFill it in, then use it as \`catalogue.${name}\`; it is in the catalogue already.`);
  return 0;
});

/** @param {string} area @param {string} digit @param {string} name @param {string} severity */
function create(area, digit, name, severity) {
  try {
    const messages = readMessages();
    const twin = messages.find((message) => message.name === name);
    if (twin) throw new SetupError(`\`${name}\` is taken by ${twin.path}.`, 1);
    // Past the highest, never into a gap: a gap is a code that was retired, and codes are not used again.
    const last = messages.filter((message) => message.code[3] === digit).at(-1);
    const code = `FAB${last === undefined ? `${digit}001` : String(Number(last.code.slice(3)) + 1)}`;
    const slug = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const path = `compiler/messages/${area}/${code}-${slug}.md`;
    mkdirSync(join(root, 'compiler/messages', area), { recursive: true });
    writeFileSync(join(root, path), page(code, name, severity), { flag: 'wx' });
    generateMessages();
    return path;
  } catch (error) {
    if (error instanceof MessageFileError) throw new SetupError(error.message, 1);
    throw error;
  }
}

/** @param {string} code @param {string} name @param {string} severity */
function page(code, name, severity) {
  return `---
code: ${code}
name: ${name}
severity: ${severity}
message: "Say what is wrong with \`{name:text}\`."
fix: none
---

## Why

Say why this is reported: what would go wrong for the reader or the author if it were not.

## Wrong

\`\`\`fab
scene quay {
  -> end
  // ^^^ ${code}
}
\`\`\`

## Right

\`\`\`fab
scene quay {
  -> end
}
\`\`\`
`;
}
