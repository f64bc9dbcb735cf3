import type { Place, SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { SourceTree, Use } from '../1-parse/index.js';
import { bindUnit, packLineOf, type ResolveUse } from './bind-unit.js';
import type { BoundProgram, DataFiles, Unit } from './symbols.js';

/** The files of one pack, parsed, in path order. */
export interface ParsedPack {
  readonly files: readonly { readonly source: SourceFile; readonly tree: SourceTree }[];
  /** Where a used pack was found: what tells two copies of one pack apart. Absent for the author's own. */
  readonly home?: string;
  readonly data?: DataFiles;
}

/** What a `use` found instead of a pack. */
export type NoPack =
  /** Nothing: `looked` says where, and what would help. */
  | { readonly no: 'package'; readonly looked: string }
  /** A package, but no pack in it: `reason` says why, as the rest of a sentence. */
  | { readonly no: 'pack'; readonly reason: string };

/** Finds a used pack by its dotted name, as seen from the pack that uses it. */
export type FindPack = (name: string, from: ParsedPack) => ParsedPack | NoPack | undefined;

/** `program` is absent when there is no pack to speak of; the diagnostics say why. */
export interface BoundResult {
  readonly program: BoundProgram | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes symbols and scopes of the author's pack and of every pack it uses, by whatever way. */
export function bindProgram(main: ParsedPack, findPack: FindPack): BoundResult {
  const binder = new ProgramBinder(findPack);
  const program = binder.bind(main);
  return { program, diagnostics: binder.diagnostics };
}

/** A pack that was found, and who found it first. */
interface Known {
  readonly pack: ParsedPack;
  readonly version: string;
  readonly by: string;
  readonly place: Place | undefined;
  /** Undefined while it is being bound, and where it could not be. */
  unit: Unit | undefined;
}

class ProgramBinder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #findPack: FindPack;
  readonly #known = new Map<string, Known | 'absent'>();
  readonly #units: Unit[] = [];
  /** The packs that are being bound, each used by the one before. */
  readonly #open: string[] = [];

  constructor(findPack: FindPack) {
    this.#findPack = findPack;
  }

  bind(main: ParsedPack): BoundProgram | undefined {
    const own = packLineOf(main);
    const name = own?.name ?? '';
    const known: Known = { pack: main, version: own?.version ?? '', by: name, place: undefined, unit: undefined };
    if (own) this.#known.set(name, known);
    const unit = this.#bindOne(name, '', known);
    return unit && { main: unit, units: this.#units };
  }

  #bindOne(name: string, prefix: string, known: Known): Unit | undefined {
    this.#open.push(name);
    const resolve: ResolveUse = (use, from) => this.#resolve(use, from, known.pack, name);
    known.unit = bindUnit(known.pack, prefix, resolve, this.diagnostics);
    this.#open.pop();
    if (known.unit) this.#units.push(known.unit);
    return known.unit;
  }

  #resolve(use: Use, file: SourceFile, from: ParsedPack, by: string): Unit | undefined {
    const name = use.path.names.map((each) => each.text).join('.');
    const place = { file: file.path, span: use.path.span };
    const known = this.#known.get(name);
    if (known === 'absent') return undefined;
    if (this.#open.includes(name)) {
      const circle = this.#open.slice(this.#open.indexOf(name)).map((each) => `\`${each}\``);
      const way = [...circle, `\`${name}\``].join(' uses ');
      this.diagnostics.push(diagnostic(catalogue.packCircle, place, { name, way }));
      return undefined;
    }
    const found = this.#findPack(name, from);
    // From here it may not be seen that another pack has it; then that one is meant.
    if (!found || 'no' in found) {
      if (known) return known.unit;
      this.#known.set(name, 'absent');
      this.#reportAbsent(found, name, place);
      return undefined;
    }
    const own = packLineOf(found);
    if (known) {
      if (found.home !== known.pack.home) this.#reportTwo(name, place, known, { version: own?.version ?? '', by });
      return known.unit;
    }
    if (!own || own.name !== name) {
      this.#known.set(name, 'absent');
      const reason = 'none of its `.fab` files has a `pack` line';
      this.diagnostics.push(
        own
          ? diagnostic(catalogue.packNamedOtherwise, place, { name, own: own.name })
          : diagnostic(catalogue.packageWithoutPack, place, { name, reason }),
      );
      return undefined;
    }
    const made: Known = { pack: found, version: own.version, by, place, unit: undefined };
    this.#known.set(name, made);
    return this.#bindOne(name, `${name}/`, made);
  }

  #reportAbsent(found: NoPack | undefined, name: string, place: Place): void {
    this.diagnostics.push(
      found?.no === 'pack'
        ? diagnostic(catalogue.packageWithoutPack, place, { name, reason: found.reason })
        : diagnostic(catalogue.unknownPack, place, { name, ...(found && { looked: found.looked }) }),
    );
  }

  #reportTwo(name: string, place: Place, first: Known, second: Pick<Known, 'version' | 'by'>): void {
    const other = first.version === second.version ? `another ${second.version}` : second.version;
    const related = first.place && [{ place: first.place, message: `\`${first.by}\` uses ${first.version} here.` }];
    this.diagnostics.push(
      diagnostic(
        catalogue.twoVersions,
        place,
        { name, first: first.version, by: first.by, second: other, user: second.by },
        related ? { related } : {},
      ),
    );
  }
}
