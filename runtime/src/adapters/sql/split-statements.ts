/** What a semicolon inside does not end: quoted text and names, dollar quotes, comments. Sticky, tried in this order. */
const opaque = [
  /[eE]'(?:[^'\\]|\\.|'')*'/sy,
  /'(?:[^']|'')*'/y,
  /"(?:[^"]|"")*"/y,
  /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$.*?\$\1\$/sy,
  /--[^\n]*/y,
];

/**
 * The statements of a script, one by one, without the comments before them: what is run outside a transaction must be sent by
 * itself. Not for bodies between `begin atomic` and `end`, which no migration has.
 */
export function splitStatements(script: string): readonly string[] {
  const statements: string[] = [];
  let start = 0;
  for (let at = 0; at < script.length; ) {
    if (script.charAt(at) === ';') {
      statements.push(script.slice(start, at));
      at += 1;
      start = at;
    } else at = endOfPart(script, at);
  }
  statements.push(script.slice(start));
  return statements.map(withoutLeadingComments).filter((statement) => statement !== '');
}

function endOfPart(script: string, at: number): number {
  if (script.startsWith('/*', at)) return endOfComment(script, at);
  // `e'` begins a quote only where no name ends with that letter.
  const inName = at > 0 && /[\w$]/.test(script.charAt(at - 1));
  for (const [index, part] of opaque.entries()) {
    if (inName && (index === 0 || index === 3)) continue;
    part.lastIndex = at;
    if (part.test(script)) return part.lastIndex;
  }
  return at + 1;
}

/** They nest. */
function endOfComment(script: string, at: number): number {
  let depth = 0;
  let end = at;
  do {
    if (script.startsWith('/*', end)) {
      depth += 1;
      end += 2;
    } else if (script.startsWith('*/', end)) {
      depth -= 1;
      end += 2;
    } else end += 1;
  } while (depth > 0 && end < script.length);
  return end;
}

function withoutLeadingComments(statement: string): string {
  let rest = statement.trim();
  while (rest.startsWith('--') || rest.startsWith('/*')) rest = rest.slice(endOfPart(rest, 0)).trim();
  return rest;
}

const mark = '-- fabula: outside a transaction';

export function isOutside(sql: string): boolean {
  return sql === mark || sql.startsWith(`${mark}\n`) || sql.startsWith(`${mark}\r\n`);
}

/**
 * The same for a schema that is empty, where nothing runs beside it and all is one transaction: what can't stand in one is said
 * otherwise, or has nothing to do.
 */
export function insideTransaction(sql: string): readonly string[] {
  return splitStatements(sql)
    .filter((statement) => !/^vacuum\b/i.test(statement))
    .map((statement) =>
      statement.replace(
        /^((?:create\s+(?:unique\s+)?|drop\s+|re)index(?:\s+\([^)]*\))?)\s+(?:(index|table|schema)\s+)?concurrently\b/i,
        '$1 $2',
      ),
    );
}
