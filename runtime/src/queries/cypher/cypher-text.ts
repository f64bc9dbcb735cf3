import { NotInSql } from '../term.js';

/** A label or a property. What else could stand in its name would have to be quoted twice, and no table is called so. */
export function cypherName(name: string): string {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name)) throw new NotInSql(`the graph can’t be asked for \`${name}\``);
  return `\`${name}\``;
}

/** A text between dollars, which ends at its own tag only. */
export function dollarQuoted(text: string): string {
  let tag = '$cypher$';
  for (let number = 1; text.includes(tag); number++) tag = `$cypher_${number}$`;
  return `${tag}\n${text}\n${tag}`;
}

/** The graph's own name is a literal of SQL: no parameter is taken there. */
export function graphLiteral(graph: string): string {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(graph)) throw new NotInSql(`the graph can’t be called \`${graph}\``);
  return `'${graph}'`;
}
