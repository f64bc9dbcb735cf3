import {
  type ConversionIr,
  type PackedBundle,
  type ProgramIr,
  packBundle,
  type StringsIr,
  sha256Hex,
} from '@fabula/runtime/bundle';

/** What goes into a bundle. */
export interface EmitInput {
  readonly program: ProgramIr;
  /** The engine's semantics version and the runtimes that have it. */
  readonly semantics: number;
  readonly runtime: string;
  /** The pack's migrations as they are checked in, in order. */
  readonly migrations: readonly { readonly name: string; readonly sql: string }[];
  /** What becomes of sessions that earlier versions saved, in order. */
  readonly conversions?: readonly ConversionIr[];
  /** The texts in other languages. */
  readonly strings?: readonly StringsIr[];
  /** The packs it uses, with their sources: the bundle names their hashes. */
  readonly libraries: readonly { readonly name: string; readonly sources: ReadonlyMap<string, string> }[];
}

/** Makes the bundle. The same source gives the same bytes on any machine. */
export async function emitBundle(input: EmitInput): Promise<PackedBundle> {
  const std: Record<string, string> = {};
  const dependencies: Record<string, string> = {};
  for (const { name, sources } of input.libraries) {
    const hashes = name.startsWith('std.') ? std : dependencies;
    hashes[name] = await sourcesHash(sources);
  }
  const { program, semantics, runtime, migrations, conversions = [], strings = [] } = input;
  return packBundle({ program, semantics, runtime, migrations, conversions, strings, std, dependencies });
}

/** SHA-256 over each file's path and text with its length, in path order; line ends don't count. */
async function sourcesHash(sources: ReadonlyMap<string, string>): Promise<string> {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  for (const path of [...sources.keys()].sort()) {
    const text = (sources.get(path) ?? '').replaceAll('\r\n', '\n');
    lines.push(`${path}\n${await sha256Hex(encoder.encode(text))}\n`);
  }
  return sha256Hex(encoder.encode(lines.join('')));
}
