import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import { settledConditions } from '../settled-conditions.js';

/**
 * Conditions, in prose and in logic, that no value of their types can make true. The checker computes bounds by intervals
 * and follows what earlier conditions have ruled out; what depends on the order of events is left to exploration.
 */
export function neverTrue(input: AnalyzeInput): Diagnostic[] {
  return settledConditions(input)
    .filter(({ answer }) => !answer)
    .map(({ file, expression: { span } }) => diagnostic(catalogue.neverTrue, { file, span }, {}));
}
