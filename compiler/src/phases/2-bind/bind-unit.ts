import type { Place, SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { PackDeclaration, Path, Use } from '../1-parse/index.js';
import type { ParsedPack } from './bind-program.js';
import { bindCards, reportCardsNamedAsScenes } from './cards.js';
import { collectScopes } from './collect-scopes.js';
import { beatsOf, fieldsOfDirector } from './directors.js';
import { keptKind } from './kept-kinds.js';
import { dropKindValues } from './kind-values.js';
import { campaignMemory, withMemories } from './memories.js';
import { NameTable } from './name-table.js';
import { bindRow } from './rows.js';
import { chaptersOfDecks, deckWithCards, isDeckFile } from './signed-decks.js';
import { bindSimulation } from './simulations.js';
import type { BoundFile, Chapter, DataFiles, Namespace, Symbol, Unit } from './symbols.js';
import { namespaceOf } from './symbols.js';

/** Gives the unit a `use` names, or undefined when that was reported. */
export type ResolveUse = (use: Use, from: SourceFile) => Unit | undefined;

/** Binds one pack. Undefined when it has no `pack` declaration: nothing in it has a name to hang on then. */
export function bindUnit(
  parsed: ParsedPack,
  prefix: string,
  resolve: ResolveUse,
  diagnostics: Diagnostic[],
): Unit | undefined {
  const pack = thePack(parsed, diagnostics);
  if (!pack) return undefined;

  const uses = usesOf(parsed, pack.declaration, resolve);
  const name = pack.declaration.path.names.map((n) => n.text).join('.');
  const builders = chapterBuilders(parsed, diagnostics);
  const chapters = new Map<string, Chapter>();
  const symbols: Symbol[] = [];
  const files: BoundFile[] = [];

  // Chapters know their unit and the unit its chapters, so the unit is made first and its tables filled in place.
  const root = chapterOf('');
  const scopes = collectScopes(parsed, chapterOf, prefix, diagnostics);
  const unit: Unit = {
    name,
    prefix,
    pack: pack.declaration,
    packFile: pack.file,
    files,
    chapters,
    root,
    uses,
    symbols,
    data: parsed.data ?? noData,
    ...scopes,
  };

  const memories = parsed.files.flatMap(({ tree }) => tree.declarations).filter((each) => each.kind === 'memory');
  const deckChapters = chaptersOfDecks(parsed.files);
  for (const { source, tree } of parsed.files) {
    const chapter = chapterOf(deckChapters.get(source.path) ?? source.chapter);
    files.push({ source, tree, chapter });
    for (const declaration of isDeckFile(source.path) ? [] : tree.declarations) {
      const namespace = namespaceOf(declaration);
      if (!namespace || !('name' in declaration) || !declaration.name || declaration.kind === 'unsupported') continue;
      const own = declaration.name.text;
      // The parser has reported a declaration without a name.
      if (own === '') continue;
      const id = `${prefix}${chapter.name === '' ? '' : `${chapter.name}.`}${own}`;
      const named = { id, name: own, chapter, file: source };
      const symbol: Symbol =
        declaration.kind === 'deck'
          ? bindCards({ ...named, ...deckWithCards(parsed.files, source, declaration) }, diagnostics)
          : declaration.kind === 'entityRow'
            ? bindRow({ ...named, declaration })
            : declaration.kind === 'simulation'
              ? bindSimulation({ ...named, declaration }, diagnostics)
              : declaration.kind === 'kindDeclaration'
                ? { ...named, declaration: withMemories(keptKind(declaration), memories) }
                : { ...named, declaration };
      if (!builderOf(chapter.name).names[namespace].add(symbol, diagnostics)) continue;
      symbols.push(
        symbol,
        ...(symbol.cards?.values() ?? []),
        ...(symbol.actions?.values() ?? []),
        ...(symbol.members ?? []),
      );
      const kept = declaration.kind === 'memory' ? campaignMemory(declaration, id, chapter, source) : undefined;
      if (kept) scopes.fields.campaign.set(kept.id, kept);
      if (declaration.kind === 'director') {
        for (const field of fieldsOfDirector(declaration, id, chapter, source))
          scopes.fields.world.set(field.id, field);
        const beats = beatsOf(declaration);
        const type = beats && { ...named, declaration: beats };
        if (type && builderOf(chapter.name).names.type.add(type, diagnostics)) symbols.push(type);
      }
    }
  }
  reportCardsNamedAsScenes(symbols, diagnostics);
  dropKindValues(unit, scopes.fields.player);
  return unit;

  function builderOf(chapter: string): ChapterBuilder {
    const builder = builders.get(chapter) ?? newBuilder();
    builders.set(chapter, builder);
    return builder;
  }

  function chapterOf(name: string): Chapter {
    const known = chapters.get(name);
    if (known) return known;
    const builder = builderOf(name);
    const outward: Chapter[] = [];
    const cast: { path: Path; file: SourceFile }[] = [...builder.cast];
    const chapter: Chapter = {
      name,
      get unit() {
        return unit;
      },
      names: {
        type: builder.names.type.map,
        scene: builder.names.scene.map,
        value: builder.names.value.map,
        markup: builder.names.markup.map,
        tag: builder.names.tag.map,
        provider: builder.names.provider.map,
      },
      cast,
      outward,
    };
    chapters.set(name, chapter);
    outward.push(chapter);
    if (name === '') {
      for (const path of pack?.declaration.cast ?? []) if (pack) cast.push({ path, file: pack.file });
    } else {
      const parent = chapterOf(name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '');
      outward.push(...parent.outward);
      cast.push(...parent.cast);
    }
    return chapter;
  }
}

const noData: DataFiles = { paths: () => [], read: () => undefined };

interface ChapterBuilder {
  readonly names: { readonly [N in Namespace]: NameTable };
  readonly cast: { readonly path: Path; readonly file: SourceFile }[];
}

function newBuilder(): ChapterBuilder {
  const table = (): NameTable => new NameTable();
  return {
    names: { type: table(), scene: table(), value: table(), markup: table(), tag: table(), provider: table() },
    cast: [],
  };
}

/** One builder a chapter that has files, with what its `cast` declarations name; chapters that differ by case are reported. */
function chapterBuilders(parsed: ParsedPack, diagnostics: Diagnostic[]): Map<string, ChapterBuilder> {
  const builders = new Map<string, ChapterBuilder>();
  const folded = new Map<string, string>();
  for (const { source, tree } of parsed.files) {
    const name = source.chapter;
    const other = folded.get(name.toLowerCase());
    if (other !== undefined && other !== name) {
      diagnostics.push(diagnostic(catalogue.chaptersDifferByCase, startOf(source), { name, other }));
      folded.set(name.toLowerCase(), name);
    } else if (other === undefined) {
      folded.set(name.toLowerCase(), name);
    }
    const builder = builders.get(name) ?? newBuilder();
    builders.set(name, builder);
    for (const declaration of tree.declarations) {
      if (declaration.kind !== 'castDeclaration') continue;
      for (const path of declaration.cast) builder.cast.push({ path, file: source });
    }
  }
  return builders;
}

interface FoundPack {
  readonly declaration: PackDeclaration;
  readonly file: SourceFile;
}

/** Every `pack` declaration, those of the first folder first: what lies in a folder below was put into a pack. */
function packDeclarations({ files }: ParsedPack): readonly FoundPack[] {
  const depth = ({ file }: FoundPack): number => file.path.split('/').length;
  return files
    .flatMap(({ source, tree }) =>
      tree.declarations.flatMap((each): FoundPack[] =>
        each.kind === 'pack' ? [{ declaration: each, file: source }] : [],
      ),
    )
    .sort((a, b) => depth(a) - depth(b));
}

/** The one `pack` declaration; a second one is reported at its place. */
function thePack(parsed: ParsedPack, diagnostics: Diagnostic[]): FoundPack | undefined {
  const [found, ...others] = packDeclarations(parsed);
  if (!found) {
    const [first] = parsed.files;
    diagnostics.push(
      diagnostic(catalogue.noPack, first ? startOf(first.source) : { file: '', span: { start: 0, end: 0 } }, {}),
    );
    return undefined;
  }
  const related = [
    { place: { file: found.file.path, span: found.declaration.path.span }, message: 'The first is here.' },
  ];
  for (const { declaration, file } of others) {
    const name = declaration.path.names.map((n) => n.text).join('.');
    const place = { file: file.path, span: declaration.path.span };
    diagnostics.push(diagnostic(catalogue.secondPack, place, { name }, { related }));
  }
  return found;
}

/** What a pack calls itself, and which version it says it is; undefined without a `pack` line. */
export function packLineOf(parsed: ParsedPack): { readonly name: string; readonly version: string } | undefined {
  const declaration = packDeclarations(parsed)[0]?.declaration;
  return (
    declaration && {
      name: declaration.path.names.map((each) => each.text).join('.'),
      version: declaration.version?.text ?? '0.0.0',
    }
  );
}

function usesOf(parsed: ParsedPack, pack: PackDeclaration, resolve: ResolveUse): { unit: Unit; alias: string }[] {
  const uses: { unit: Unit; alias: string }[] = [];
  for (const { source, tree } of parsed.files) {
    for (const declaration of tree.declarations) {
      const written = declaration.kind === 'useDeclaration' ? declaration.uses : declaration === pack ? pack.uses : [];
      for (const use of written) {
        const unit = resolve(use, source);
        const alias = use.alias?.text ?? use.path.names.at(-1)?.text ?? '';
        if (unit && !uses.some((known) => known.unit === unit && known.alias === alias)) uses.push({ unit, alias });
      }
    }
  }
  return uses;
}

/** A file's first line: where what concerns the whole file is shown. */
function startOf(source: SourceFile): Place {
  return { file: source.path, span: { start: 0, end: source.lines.textOf(1).length } };
}
