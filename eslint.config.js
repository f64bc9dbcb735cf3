import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Biome formats and holds style; what is here needs types, or is a rule of this house that Biome has no name for.
 * The list is short on purpose: each rule stops something that would otherwise be found by a player.
 */

const everySource = ['{compiler,runtime}/src/**/*.ts', 'test/**/*.ts', 'vitest.config.ts'];
const tests = ['**/*.test.ts', '**/*.contract.ts', 'test/**/*.ts'];

/** What must give the same answer on every machine, in every replay, in a browser. */
const deterministic = ['runtime/src/{bundle,world,engine}/**/*.ts'];
const pure = ['compiler/src/{base,diagnostics,phases}/**/*.ts', ...deterministic];

/**
 * An exception to a rule says why, after two dashes: `// eslint-disable-next-line rule -- reason`.
 * @type {import('eslint').Rule.RuleModule}
 */
const reasonForException = {
  meta: { type: 'problem', schema: [], messages: { missing: 'An exception to a rule needs its reason: `-- why`.' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (comment.loc && /^eslint-disable/.test(text) && !/ -- \S/.test(text))
            context.report({ loc: comment.loc, messageId: 'missing' });
        }
      },
    };
  },
};

const nodeGlobals = ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', '__dirname', '__filename'].map(
  (name) => ({ name, message: 'This folder runs in a browser, too.' }),
);

const inexactMath = [
  ...['acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'hypot'],
  ...['log', 'log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh'],
].map((property) => ({
  object: 'Math',
  property,
  message: 'Engines differ in its last bit; a replay needs the fixed implementation.',
}));

// A default export is the only form ESLint reads.
export default tseslint.config(
  globalIgnores([
    '**/dist/',
    '**/bin/',
    '.cache/',
    '**/fixtures/',
    '**/*.gen.ts',
    'scripts/',
    'eslint.config.js',
    '*.cjs',
    'examples/',
  ]),
  {
    files: everySource,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: {
      '@typescript-eslint': tseslint.plugin,
      fabula: { rules: { 'reason-for-exception': reasonForException } },
    },
    rules: {
      'fabula/reason-for-exception': 'error',

      // Nothing gets past the type checker.
      '@typescript-eslint/no-explicit-any': ['error', { fixToUnknown: false, ignoreRestArgs: false }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',

      // A new kind of node, event or type is met in every switch that must know it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: true },
      ],

      // A promise nobody waits for is a turn that is lost.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',

      // `[object Object]` in a reader's text, `10` before `9` in a list.
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-unnecessary-type-parameters': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: pure,
    ignores: tests,
    rules: { 'no-restricted-globals': ['error', ...nodeGlobals] },
  },
  {
    files: deterministic,
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...nodeGlobals,
        { name: 'performance', message: 'The engine knows no other time than the input’s `at`.' },
        { name: 'setTimeout', message: 'The engine does not wait.' },
        { name: 'crypto', message: 'Chance comes from the recorded root seed.' },
      ],
      'no-restricted-properties': [
        'error',
        ...inexactMath,
        { object: 'Math', property: 'random', message: 'Chance comes from the recorded root seed.' },
        { object: 'Date', property: 'now', message: 'The engine knows no other time than the input’s `at`.' },
        { property: 'localeCompare', message: 'Text compares by code point, the same in every locale.' },
        { property: 'toLocaleString', message: 'Locales belong to the edge, never into a state.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The engine knows no clock.' },
        {
          selector: "BinaryExpression[operator='**']",
          message: 'Engines differ in its last bit; use the fixed power.',
        },
      ],
    },
  },
  {
    files: tests,
    rules: {
      // An index that is not there fails the test, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
