import type { OpIr } from './ir/index.js';
import type { Manifest } from './manifest.js';
import type { Bundle } from './open.js';
import type { SignatureState } from './signature.js';

/** The facts about a bundle that a person asks for; how they are shown is for the command. */
export interface BundleDescription {
  readonly hash: string;
  readonly pack: Manifest['pack'];
  readonly format: number;
  readonly semantics: number;
  readonly runtime: string;
  readonly signature: SignatureState;
  readonly parts: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly std: Manifest['std'];
  readonly dependencies: Manifest['dependencies'];
  readonly start: string;
  readonly counts: {
    readonly scenes: number;
    readonly lines: number;
    readonly choices: number;
    readonly endings: number;
    readonly entities: number;
    readonly functions: number;
    readonly actions: number;
    readonly tests: number;
    readonly migrations: number;
  };
}

export function describeBundle(bundle: Bundle): BundleDescription {
  const { manifest, program } = bundle;
  const scenes = Object.values(program.scenes);
  const count = (op: OpIr['op']): number =>
    scenes.reduce((sum, scene) => sum + scene.code.filter((item) => item.op === op).length, 0);
  return {
    hash: bundle.hash,
    pack: manifest.pack,
    format: manifest.format,
    semantics: manifest.semantics,
    runtime: manifest.runtime,
    signature: bundle.signature,
    parts: Object.entries(manifest.parts).map(([name, { size, sha256 }]) => ({ name, size, sha256 })),
    std: manifest.std,
    dependencies: manifest.dependencies,
    start: program.start,
    counts: {
      scenes: scenes.length,
      lines: count('say'),
      choices: count('offer'),
      endings: count('end'),
      entities: program.schema.entities.length,
      functions: Object.keys(program.functions).length,
      actions: Object.keys(program.actions).length,
      tests: program.tests.length,
      migrations: bundle.migrations.length,
    },
  };
}
