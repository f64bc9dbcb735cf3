import type { TestOutcome } from './tests/run-test.js';

/** Outcomes as the XML that CI servers read (the schema of Ant's JUnit task); a suite for each file. */
export function junitOf(pack: string, outcomes: readonly TestOutcome[]): string {
  const files = [...new Set(outcomes.map(({ test }) => test.file))];
  const suites = files.map((file) =>
    suite(
      file,
      outcomes.filter(({ test }) => test.file === file),
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(pack)}" ${counts(outcomes)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, outcomes: readonly TestOutcome[]): string {
  const cases = outcomes.map((outcome) => {
    const { title, line } = outcome.test;
    const head = `    <testcase classname="${escaped(file)}" name="${escaped(title)}" file="${escaped(file)}" line="${line}"`;
    if (outcome.passed) return `${head}/>`;
    const problem = escaped(outcome.problem);
    if (outcome.skipped) return `${head}>\n      <skipped message="${problem}"/>\n    </testcase>`;
    return `${head}>\n      <failure message="${problem}">${escaped(file)}:${outcome.line}: ${problem}</failure>\n    </testcase>`;
  });
  return [`  <testsuite name="${escaped(file)}" ${counts(outcomes)}>`, ...cases, '  </testsuite>'].join('\n');
}

function counts(outcomes: readonly TestOutcome[]): string {
  const skipped = outcomes.filter((outcome) => !outcome.passed && outcome.skipped).length;
  const failed = outcomes.filter((outcome) => !outcome.passed).length - skipped;
  return `tests="${outcomes.length}" failures="${failed}"${skipped > 0 ? ` skipped="${skipped}"` : ''}`;
}

/** XML has no form for most control characters, and an attribute loses its line ends. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"\p{Cc}]/gu, (found) => entities.get(found) ?? ' ');
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
