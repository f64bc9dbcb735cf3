import type { Place } from '../base/index.js';
import { catalogue } from './catalogue.gen.js';
import type { Diagnostic, Fix } from './diagnostic.js';
import type { Sources } from './render.js';

/**
 * Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside a change. Paths are relative to the pack's folder;
 * columns count UTF-16 units, as everywhere here.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], sources: Sources, version: string): object {
  const codes = [...new Set(diagnostics.map((each) => each.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fabula', semanticVersion: version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) => result(each, codes.indexOf(each.code), sources)),
      },
    ],
  };
}

const names = new Map<string, string>(Object.values(catalogue).map(({ code, name }) => [code, name]));

function rule(code: string) {
  const name = names.get(code);
  return { id: code, ...(name !== undefined && { name }), help: { text: `\`fabula explain ${code}\` tells more.` } };
}

function result(each: Diagnostic, ruleIndex: number, sources: Sources) {
  const { code, severity, message, place, related, fix } = each;
  return {
    ruleId: code,
    ruleIndex,
    level: severity === 'info' ? 'note' : severity,
    message: { text: message },
    locations: [location(place, sources)],
    // A finding is the same one after lines were added above it.
    partialFingerprints: { 'fabula/v1': `${code}|${place.file}|${message}` },
    ...(related.length > 0 && {
      relatedLocations: related.map((other) => ({
        ...location(other.place, sources),
        message: { text: other.message },
      })),
    }),
    ...(fix && { fixes: [sarifFix(fix)] }),
  };
}

function location({ file, span }: Place, sources: Sources) {
  const lines = sources.get(file)?.lines;
  const start = lines?.at(span.start) ?? { line: 1, column: 1 };
  const end = lines?.at(span.end) ?? start;
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

function sarifFix({ title, edits }: Fix) {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ span, text }) => ({
          deletedRegion: { charOffset: span.start, charLength: span.end - span.start },
          insertedContent: { text },
        })),
    })),
  };
}

function artifact(file: string): { readonly uri: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}
