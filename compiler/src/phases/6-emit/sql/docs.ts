import type { BoundProgram, NamedDeclaration } from '../../2-bind/index.js';

/** Doc comments by what they document: `kind Person`, `kind Person.mood`, `world.tide`. */
export type Docs = ReadonlyMap<string, string>;

/** The doc comments of everything that is stored; the migration tells them to whoever looks at the tables. */
export function docsOf(program: BoundProgram): Docs {
  const docs = new Map<string, string>();
  const note = (name: string, doc: string | undefined): void => {
    if (doc !== undefined && doc.trim() !== '') docs.set(name, doc.trim());
  };
  for (const unit of program.units) {
    for (const { id, declaration } of unit.symbols) {
      const keyword = keywordOf(declaration.kind);
      if (keyword === undefined || !('fields' in declaration)) continue;
      note(`${keyword} ${id}`, declaration.doc);
      for (const field of declaration.fields)
        if (field.kind === 'field') note(`${keyword} ${id}.${field.name.text}`, field.doc);
    }
    for (const { declaration } of unit.scopes) {
      note(declaration.scope, declaration.doc);
      for (const field of declaration.fields) note(`${declaration.scope}.${unit.prefix}${field.name.text}`, field.doc);
    }
  }
  return docs;
}

/** What is stored as rows of a table of its own. */
function keywordOf(kind: NamedDeclaration['kind']): string | undefined {
  if (kind === 'kindDeclaration') return 'kind';
  return kind === 'component' || kind === 'relation' ? kind : undefined;
}
