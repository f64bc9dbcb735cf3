import { basename, dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { type SourceFile, type Span, sourceFile } from '../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { DeclaredPack } from '../program/index.js';
import { borderOf } from './border.js';
import { standaloneDeclarations } from './declarations.js';

/** What is to be said of a module, and its text to show it by. */
export interface CheckedExterns {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Holds a module that provides a pack's functions against what the pack declares. A file that is nowhere on disk makes
 * the claim, one function a line; what TypeScript has to say of a line is told at the function it is about. `shown` is
 * the module's name in messages.
 */
export function checkExterns(pack: DeclaredPack, file: string, shown: string): CheckedExterns {
  const border = borderOf(pack);
  const names = border.externs.map(({ name }) => name);
  const head = `${standaloneDeclarations(border)}
import * as given from './${basename(file)}';
type Given = typeof given extends { readonly default: infer More } ? Omit<typeof given, 'default'> & More : typeof given;
type Wanted = { [K in keyof ${border.name}Externs]: (...given: Parameters<${border.name}Externs[K]>) => ReturnType<${border.name}Externs[K]> };
`;
  // As functions and not as methods: what a function takes must not be narrower than what it is given.
  const claims = names.map((name, index) => {
    const key = JSON.stringify(name);
    return `declare const g${index}: Given[${key}]; export const f${index}: Wanted[${key}] = g${index};`;
  });
  const beside = join(dirname(file), `.${basename(file)}.claims.ts`);
  const program = programOf(file, beside, `${head}${claims.join('\n')}\n`);
  const module = program.getSourceFile(file);
  const claimed = program.getSourceFile(beside);
  const source = sourceFile(shown, module?.text ?? '');
  const diagnostics: Diagnostic[] = [];
  const at = (span: Span) => ({ file: shown, span });
  const own = module ? [...program.getSyntacticDiagnostics(module), ...program.getSemanticDiagnostics(module)] : [];
  for (const { start = 0, length = 0, messageText } of own)
    diagnostics.push(
      diagnostic(catalogue.externModule, at({ start, end: start + length }), { why: flat(messageText) }),
    );
  if (module && claimed && own.length === 0) {
    const places = placesOf(program.getTypeChecker(), module);
    const first = head.split('\n').length - 1;
    for (const { start = 0, messageText } of program.getSemanticDiagnostics(claimed)) {
      const name = names[ts.getLineAndCharacterOfPosition(claimed, start).line - first];
      if (name === undefined) throw new Error(`A claim about the host's functions is wrong: ${flat(messageText)}`);
      const place = places.get(name);
      const begin = at({ start: 0, end: source.lines.textOf(1).length });
      diagnostics.push(
        place
          ? diagnostic(catalogue.externMisfit, at(place), { name, why: flat(messageText) })
          : diagnostic(catalogue.externNotProvided, begin, { name }),
      );
    }
  }
  return { diagnostics, sources: new Map([[shown, source]]) };
}

/** The module as its own project reads it, and the claims about it. */
function programOf(file: string, beside: string, claims: string): ts.Program {
  const options: ts.CompilerOptions = {
    ...ownOptions(file),
    noEmit: true,
    allowJs: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noUnusedLocals: false,
    // What the claims are made in is not the author's.
    composite: false,
    incremental: false,
    declaration: false,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const isClaims = (name: string): boolean => name.endsWith(basename(beside));
  host.fileExists = (name) => isClaims(name) || fileExists.call(host, name);
  host.readFile = (name) => (isClaims(name) ? claims : readFile.call(host, name));
  host.getSourceFile = (name, version, ...more) =>
    isClaims(name) ? ts.createSourceFile(name, claims, version) : getSourceFile.call(host, name, version, ...more);
  return ts.createProgram([file, beside], options, host);
}

/** What the author's own `tsconfig.json` says, where it has the module; else TypeScript at its strictest. */
function ownOptions(file: string): ts.CompilerOptions {
  const config = ts.findConfigFile(dirname(file), (name) => ts.sys.fileExists(name));
  if (config !== undefined) {
    const read = ts.readConfigFile(config, (name) => ts.sys.readFile(name));
    const json: unknown = read.config;
    const { options, fileNames } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config));
    if (fileNames.some((name) => resolve(name) === file)) return options;
  }
  return {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
}

/** Where a module declares what it exports, and what its default export holds. */
function placesOf(checker: ts.TypeChecker, module: ts.SourceFile): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  const symbol = checker.getSymbolAtLocation(module);
  const note = (each: ts.Symbol): void => {
    const [declared] = each.declarations ?? [];
    if (!declared || declared.getSourceFile() !== module || places.has(each.name)) return;
    const name = ts.getNameOfDeclaration(declared) ?? declared;
    places.set(each.name, { start: name.getStart(module), end: name.getEnd() });
  };
  for (const each of symbol ? checker.getExportsOfModule(symbol) : []) {
    if (each.name === 'default') checker.getTypeOfSymbol(each).getProperties().forEach(note);
    else note(each);
  }
  return places;
}

function flat(message: string | ts.DiagnosticMessageChain): string {
  // The innermost reason is the one that helps: above it stand the types it was found in.
  let last = message;
  while (typeof last !== 'string' && last.next?.[0]) [last] = last.next;
  return (typeof last === 'string' ? last : last.messageText).replace(/\.$/, '');
}
