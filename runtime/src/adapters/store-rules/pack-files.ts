/** What a file of a pack's migration is for. `init` is one without a phase: it is applied like an expand. */
export type MigrationPhase = 'init' | 'expand' | 'convert' | 'contract';

export interface FileName {
  /** Undefined where the name does not begin with one. */
  readonly number: number | undefined;
  /** `0002_two_purses` of `0002_two_purses.expand.sql`. */
  readonly migration: string;
  readonly phase: MigrationPhase;
}

const phases: readonly MigrationPhase[] = ['init', 'expand', 'convert', 'contract'];

export function readFileName(name: string): FileName {
  const [, migration = name, suffix] = /^(.*?)(?:\.(expand|convert|contract))?(?:\.sql)?$/.exec(name) ?? [];
  const number = Number.parseInt(name, 10);
  return {
    number: Number.isNaN(number) ? undefined : number,
    migration,
    phase: phases.find((phase) => phase === suffix) ?? 'init',
  };
}

/**
 * The order in which files are applied: a bundle lists them by name, where a convert stands before its expand. Where one has no
 * number their order is the one they come in.
 */
export function inOrder<F extends { readonly name: string }>(files: readonly F[]): readonly F[] {
  const read = files.map((file) => ({ file, name: readFileName(file.name) }));
  if (read.some(({ name }) => name.number === undefined)) return files;
  return read
    .sort(
      (a, b) =>
        (a.name.number ?? 0) - (b.name.number ?? 0) || phases.indexOf(a.name.phase) - phases.indexOf(b.name.phase),
    )
    .map(({ file }) => file);
}
