import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { EnumDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, type Symbol } from '../../2-bind/index.js';
import type { AnalyzeInput } from '../input.js';
import { isLibrary } from '../library.js';
import { nodesIn } from '../syntax.js';
import { isNode, within } from '../within.js';

/**
 * Members of enums that a condition asks about and nothing in a story ever is: no value, default or argument names
 * them. What is not asked about does no harm, and arms have to be there for all. Enums that are filled from elsewhere are left alone: by the operator, by the host, by a model, by
 * what readers call or are asked, by tables, and by directors and simulations.
 */
export function memberNeverProduced(input: AnalyzeInput): Diagnostic[] {
  const { main } = input.program;
  if (isLibrary(main)) return [];
  const noted = new Set<string>();
  for (const { reads } of input.uses)
    for (const read of reads) if (read.startsWith('member') || read.startsWith('asked:')) noted.add(read);
  const candidates = main.symbols.flatMap((symbol) => {
    if (!isSymbolOf(symbol, 'enum') || symbol.name.startsWith('_') || noted.has(`members:${symbol.id}`)) return [];
    const missing = symbol.declaration.cases.filter(({ name: { text } }) => {
      const member = `${symbol.id}/${text}`;
      return noted.has(`asked:${member}`) && !noted.has(`member:${member}`);
    });
    return missing.length === 0 ? [] : [{ symbol, missing }];
  });
  if (candidates.length === 0) return [];
  const outside = filledFromOutside(input);
  return candidates.flatMap(({ symbol, missing }) => (isFilled(symbol, outside) ? [] : missing.flatMap(found(symbol))));
}

function found(symbol: Symbol<EnumDeclaration>) {
  return ({ name }: EnumDeclaration['cases'][number]): Diagnostic[] => {
    if (name.text.startsWith('_')) return [];
    const place = { file: symbol.file.path, span: name.span };
    return [diagnostic(catalogue.memberNeverProduced, place, { name: name.text, of: symbol.name })];
  };
}

/** Ids and bare names of enums that something fills from outside the story, or takes whole. */
function filledFromOutside({ program: { main }, declarations }: AnalyzeInput): ReadonlySet<string> {
  const outside = new Set<string>();
  const note = (part: unknown): void =>
    within(part, (node) => {
      if (node['type'] === 'enum' && typeof node['enum'] === 'string') outside.add(node['enum']);
    });
  let answers = false;
  for (const { extern, prompt, model, action, scene, workflow, memory, functions, table } of declarations) {
    answers ||= extern !== undefined || prompt !== undefined || model !== undefined;
    for (const part of [extern?.ir, prompt?.ir, model?.ir, memory?.ir, workflow?.ir, functions]) note(part);
    if (action?.ir.by) note(action.ir.parameters);
    for (const hear of scene?.hears.values() ?? []) note(hear);
    // A row's cells are members as they are written in the file.
    if (table) noteWritten(table.symbol.declaration, outside);
  }
  for (const { field } of main.fields.config.values()) noteWritten(field, outside);
  for (const { field } of main.fields.player.values()) if (!field.default) noteWritten(field, outside);
  for (const { declaration } of main.symbols) {
    const { kind } = declaration;
    const shared = kind === 'director' || kind === 'simulation' || kind === 'goal' || kind === 'experiment';
    // What the host or a model answers may be a record or a variant.
    const inAnswer = answers && (kind === 'recordDeclaration' || kind === 'variant');
    if (shared || inAnswer || (kind === 'deck' && declaration.signed)) noteWritten(declaration, outside);
  }
  return outside;
}

function noteWritten(declaration: unknown, into: Set<string>): void {
  for (const node of nodesIn(declaration))
    if (node.kind === 'path' && isNode(node) && Array.isArray(node['names'])) {
      const last: unknown = node['names'].at(-1);
      if (isNode(last) && typeof last['text'] === 'string') into.add(last['text']);
    }
}

function isFilled({ id, name }: Symbol, outside: ReadonlySet<string>): boolean {
  return outside.has(id) || outside.has(name);
}
