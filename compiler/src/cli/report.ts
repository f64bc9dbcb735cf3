import { type Diagnostic, renderJson, renderLine, renderRich, renderSarif } from '../diagnostics/index.js';
import type { CheckOutput } from '../program/index.js';
import { exitCodes, type Run, writeJson } from './command.js';
import { version } from './version.gen.js';

export const formats = ['rich', 'plain', 'json', 'github', 'sarif'] as const;
export type Format = (typeof formats)[number];

export interface ReportOptions {
  readonly format: Format | undefined;
  readonly json: boolean;
  readonly strict: boolean;
  readonly notes: boolean;
}

/** Prints diagnostics in the wanted form and leaves the exit code; true when the pack may be built. */
export function report(run: Run, output: CheckOutput, options: ReportOptions): boolean {
  const { errors, warnings } = count(output.diagnostics);
  const passed = errors === 0 && !(options.strict && warnings > 0);
  if (!passed) run.exit = exitCodes.errors;
  const format = options.json ? 'json' : (options.format ?? (run.terminal.interactive ? 'rich' : 'plain'));
  const { terminal } = run;
  const shown = options.notes ? output.diagnostics : output.diagnostics.filter((each) => each.severity !== 'info');
  switch (format) {
    case 'json':
      writeJson(run, {
        ok: passed,
        errors,
        warnings,
        diagnostics: output.diagnostics.map((each) => renderJson(each, output.sources)),
      });
      return passed;
    case 'sarif':
      writeJson(run, renderSarif(shown, output.sources, version));
      return passed;
    case 'github':
      for (const each of shown) terminal.out(`${annotation(each, output)}\n`);
      break;
    case 'plain':
      for (const each of shown) terminal.out(`${plainLines(each, output)}\n`);
      break;
    case 'rich':
      for (const each of shown)
        terminal.out(`${renderRich(each, output.sources, terminal.paint, terminal.columns())}\n\n`);
      break;
  }
  const hidden = output.diagnostics.length - shown.length;
  const more =
    hidden === 0
      ? ''
      : ` ${hidden} ${hidden === 1 ? 'note' : 'notes'}: \`--notes\` shows ${hidden === 1 ? 'it' : 'them'}.`;
  terminal.err(`${summary(output, errors, warnings)}${more}\n`);
  const [first] = shown;
  if (first && terminal.interactive)
    terminal.err(`${terminal.paint.dim(`\`fabula explain ${first.code}\` tells more.`)}\n`);
  return passed;
}

/** A line for the finding and one for each place that belongs to it, as C compilers write notes: editors read them. */
function plainLines(each: Diagnostic, { sources }: CheckOutput): string {
  const notes = renderJson(each, sources).related.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: note: ${message}`,
  );
  return [renderLine(each, sources), ...notes].join('\n');
}

function summary(output: CheckOutput, errors: number, warnings: number): string {
  if (errors === 0 && warnings === 0)
    return `No problems in ${output.scenes} ${output.scenes === 1 ? 'scene' : 'scenes'}.`;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function count(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of diagnostics) {
    if (severity === 'error') errors += 1;
    else if (severity === 'warning') warnings += 1;
  }
  return { errors, warnings };
}

/** A workflow command of GitHub Actions; its text escapes `%` and line ends, its properties `:` and `,` as well. */
function annotation(each: Diagnostic, output: CheckOutput): string {
  const at = renderJson(each, output.sources);
  const level = each.severity === 'info' ? 'notice' : each.severity;
  const text = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string): string => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} file=${property(at.file)},line=${at.line},endLine=${at.endLine},col=${at.column},endColumn=${at.endColumn},title=${each.code}::${text(each.message)}`;
}
