/** One import of the house that the test builds; `targets` are files made so that it leads somewhere. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly targets?: readonly string[];
  readonly type?: true;
}

/** A rule, the imports that break it, and the file that the first of them reaches. */
export interface Violation {
  readonly rule: string;
  readonly imports: readonly [Import, ...Import[]];
  readonly to: string;
}

const runtimeFaces = ['bundle', 'world', 'engine', 'ports', 'adapters', 'host'].map(
  (name) => `runtime/src/${name}/index.ts`,
);

const shadowStore = ['@fabula/runtime/adapters/store-pglite', 'runtime/src/adapters/store-pglite/index.ts'] as const;

const asking = ['@fabula/runtime/cli', 'runtime/src/cli/index.ts'] as const;

/** One import against each rule; the files' names only keep the cases apart. */
export const violations: readonly Violation[] = [
  {
    rule: 'no-circle',
    imports: [
      { from: 'compiler/src/strings/circle-a.ts', specifier: './circle-b.js' },
      { from: 'compiler/src/strings/circle-b.ts', specifier: './circle-a.js' },
    ],
    to: 'compiler/src/strings/circle-b.ts',
  },
  {
    rule: 'no-circle-of-rooms',
    imports: [
      { from: 'compiler/src/fixes/index.ts', specifier: '../import/index.js', type: true },
      { from: 'compiler/src/import/index.ts', specifier: '../fixes/index.js', type: true },
    ],
    to: 'compiler/src/import/index.ts',
  },
  breaks('nothing-unresolved', 'compiler/src/strings/lost.ts', './nowhere.js', './nowhere.js', []),
  breaks('nothing-unresolved', 'runtime/src/host/unlisted.ts', 'left-pad', 'left-pad', []),
  breaks('no-drawers', 'compiler/src/strings/drawer.ts', './utils/text.js', 'compiler/src/strings/utils/text.ts'),
  breaks('runtime-without-compiler', 'runtime/src/cli/parse.ts', '@fabula/compiler', 'compiler/src/index.ts'),
  breaks('compiler-knows-the-bundle', 'compiler/src/phases/5-lower/engine.ts', ...runtime('engine')),
  breaks('compiler-knows-the-bundle', 'compiler/src/program/host.ts', ...runtime('host')),
  breaks('compiler-knows-the-bundle', 'compiler/src/migrations/diff.ts', ...runtime('engine')),
  breaks('compiler-drives-the-engine', 'compiler/src/explore/store.ts', ...runtime('adapters')),
  breaks('compiler-drives-the-engine', 'compiler/src/cli/ports.ts', ...runtime('ports')),
  breaks('only-the-shadow-stores', 'compiler/src/cli/store.ts', ...shadowStore),
  breaks('only-the-shadow-stores', 'compiler/src/cli/commands/ask.ts', ...asking),
  breaks('asking-knows-the-words', 'compiler/src/cli/commands/query.ts', ...runtime('adapters')),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
    breaks(
      `phase-${n}-looks-back`,
      `compiler/src/phases/${n}-this/ahead.ts`,
      `../${n + 1}-next/index.js`,
      `compiler/src/phases/${n + 1}-next/index.ts`,
    ),
  ),
  breaks(
    'phase-9-looks-back',
    'compiler/src/phases/9-this/twin.ts',
    '../9-twin/index.js',
    'compiler/src/phases/9-twin/index.ts',
  ),
  breaks(
    'phase-stays-below',
    'compiler/src/phases/3-check/up.ts',
    '../../program/index.js',
    'compiler/src/program/index.ts',
  ),
  breaks('phase-stays-below', 'compiler/src/phases/3-check/face.ts', '../../index.js', 'compiler/src/index.ts'),
  breaks(
    'diagnostics-stand-on-base',
    'compiler/src/diagnostics/up.ts',
    '../strings/index.js',
    'compiler/src/strings/index.ts',
  ),
  breaks('base-imports-nothing', 'compiler/src/base/package.ts', 'chevrotain', 'node_modules/chevrotain/index.js'),
  breaks(
    'base-imports-nothing',
    'compiler/src/base/up.ts',
    '../diagnostics/index.js',
    'compiler/src/diagnostics/index.ts',
  ),
  breaks('program-without-commands', 'compiler/src/program/command.ts', '../cli/index.js', 'compiler/src/cli/index.ts'),
  breaks(
    'compiler-room-has-a-door',
    'compiler/src/cli/past.ts',
    '../program/database.js',
    'compiler/src/program/database.ts',
  ),
  breaks(
    'compiler-room-has-a-door',
    'compiler/src/phases/2-bind/past.ts',
    '../1-parse/tree/index.js',
    'compiler/src/phases/1-parse/tree/index.ts',
  ),
  breaks(
    'compiler-face-takes-doors',
    'compiler/src/index.ts',
    './program/database.js',
    'compiler/src/program/database.ts',
  ),
  breaks(
    'runtime-room-has-a-door',
    'runtime/src/engine/past.ts',
    '../world/entities.js',
    'runtime/src/world/entities.ts',
  ),
  breaks(
    'runtime-room-has-a-door',
    'runtime/src/adapters/store-pg/past.ts',
    '../store-pglite/folder.js',
    'runtime/src/adapters/store-pglite/folder.ts',
  ),
  breaks('runtime-face-takes-doors', 'runtime/src/index.ts', './host/session.js', 'runtime/src/host/session.ts'),
  breaks(
    'runtime-face-takes-doors',
    'test/e2e/past.test.ts',
    '../../runtime/src/host/session.js',
    'runtime/src/host/session.ts',
  ),
  breaks('bundle-stands-alone', 'runtime/src/bundle/up.ts', '../world/index.js', 'runtime/src/world/index.ts'),
  breaks('world-knows-the-bundle', 'runtime/src/world/up.ts', '../engine/index.js', 'runtime/src/engine/index.ts'),
  breaks('engine-is-the-core', 'runtime/src/engine/up.ts', '../ports/index.js', 'runtime/src/ports/index.ts'),
  breaks(
    'queries-are-said-of-the-bundle',
    'runtime/src/queries/up.ts',
    '../engine/index.js',
    'runtime/src/engine/index.ts',
  ),
  breaks(
    'graph-follows-from-the-bundle',
    'runtime/src/graph/up.ts',
    '../queries/index.js',
    'runtime/src/queries/index.ts',
  ),
  breaks(
    'ports-are-interfaces',
    'runtime/src/ports/up.ts',
    '../adapters/store-memory/index.js',
    'runtime/src/adapters/store-memory/index.ts',
  ),
  breaks(
    'adapters-serve-ports',
    'runtime/src/adapters/store-pg/up.ts',
    '../../host/index.js',
    'runtime/src/host/index.ts',
  ),
  breaks('host-takes-ports', 'runtime/src/host/adapter.ts', '../adapters/index.js', 'runtime/src/adapters/index.ts'),
  breaks(
    'host-takes-ports',
    'runtime/src/simulation/adapter.ts',
    '../adapters/index.js',
    'runtime/src/adapters/index.ts',
  ),
  breaks('runtime-without-commands', 'runtime/src/serve/command.ts', '../cli/index.js', 'runtime/src/cli/index.ts'),
  ...[
    'compiler/src/phases/6-emit',
    'compiler/src/base',
    'compiler/src/diagnostics',
    'runtime/src/bundle',
    'runtime/src/world',
    'runtime/src/engine',
  ].map((room) => breaks('pure-without-node', `${room}/node.ts`, 'node:fs', 'fs', [])),
  breaks('pure-packages-only', 'runtime/src/engine/package.ts', 'pg', 'node_modules/pg/index.js'),
  breaks(
    'product-without-tests',
    'runtime/src/host/tested.ts',
    './session.test.js',
    'runtime/src/host/session.test.ts',
  ),
  breaks('product-without-tests', 'runtime/src/host/tester.ts', 'vitest', 'node_modules/vitest/index.js'),
];

/** Imports along the arrows: none of these may be reported. */
export const allowed: readonly Import[] = [
  along('compiler/src/migrations/shadow/store.ts', shadowStore[0], [shadowStore[1]]),
  along('compiler/src/cli/queries/good.ts', asking[0], [asking[1]]),
  along('compiler/src/phases/5-lower/good.ts', '@fabula/runtime/bundle', runtimeFaces),
  along('compiler/src/explore/good.ts', '@fabula/runtime/engine', runtimeFaces),
  along('compiler/src/cli/good.ts', '@fabula/runtime/host', runtimeFaces),
  along('compiler/src/migrations/shadow/good.ts', '@fabula/runtime/host', runtimeFaces),
  along('compiler/src/phases/3-check/good.ts', '../2-bind/index.js', ['compiler/src/phases/2-bind/index.ts']),
  along('compiler/src/phases/3-check/inside.ts', './relations/width.js', [
    'compiler/src/phases/3-check/relations/width.ts',
  ]),
  along('compiler/src/phases/1-parse/good.ts', 'chevrotain', []),
  along('compiler/src/phases/1-parse/good.test.ts', 'node:fs', []),
  along('compiler/src/base/good.test.ts', 'vitest', []),
  along('compiler/src/cli/node.ts', 'node:fs', []),
  { ...along('compiler/src/strings/types-a.ts', './types-b.js', []), type: true },
  { ...along('compiler/src/strings/types-b.ts', './types-a.js', []), type: true },
  along('runtime/src/engine/good.ts', '../world/index.js', runtimeFaces),
  along('runtime/src/adapters/store-pg/good.ts', '../../ports/index.js', runtimeFaces),
  along('runtime/src/adapters/store-pg/driver.ts', 'pg', []),
  along('runtime/src/adapters/store-pg/store.test.ts', '../../ports/store.contract.js', [
    'runtime/src/ports/store.contract.ts',
  ]),
  along('runtime/src/host/good.ts', '../ports/index.js', runtimeFaces),
  along('runtime/src/cli/good.ts', '../adapters/index.js', runtimeFaces),
  along('test/e2e/good.test.ts', '@fabula/runtime/host', runtimeFaces),
];

function breaks(
  rule: string,
  from: string,
  specifier: string,
  to: string,
  targets: readonly string[] = [to],
): Violation {
  const made = targets.filter((target) => !target.startsWith('node_modules/'));
  return { rule, imports: [{ from, specifier, targets: made }], to };
}

function along(from: string, specifier: string, targets: readonly string[]): Import {
  return { from, specifier, targets };
}

function runtime(face: string): [specifier: string, to: string, targets: readonly string[]] {
  return [`@fabula/runtime/${face}`, `runtime/src/${face}/index.ts`, runtimeFaces];
}
