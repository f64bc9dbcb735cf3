import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { CheckedScene } from '../../3-check/index.js';
import { accountKeys, accountOf, accountsPaidInto } from '../accounts.js';
import { type Guarded, guardedStatements } from '../guarded-statements.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Payments in prose that take more than their account ever holds: it begins with less, and nothing in the story pays
 * into it. Told only where account and figure are written out and nothing around the payment asks. An account that is
 * paid from more often than it can bear, or that is paid into too late, is for exploration to find: it plays the roads.
 */
export function paymentNeverCovered(input: AnalyzeInput): Diagnostic[] {
  const paidInto = once(() => accountsPaidInto(input));
  return input.scenes.flatMap((scene) => {
    if (scene.symbol.chapter.unit !== input.program.main || !hasTransfer(scene)) return [];
    return guardedStatements(scene.symbol.declaration).flatMap((each) => short(input, scene, each, paidInto));
  });
}

/** A story may have no payment that asks for it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function hasTransfer({ statements }: CheckedScene): boolean {
  for (const statement of statements.values()) if (statement.do === 'transfer') return true;
  return false;
}

function short(
  { program }: AnalyzeInput,
  scene: CheckedScene,
  { statement, under }: Guarded,
  paidInto: () => ReadonlySet<string>,
): Diagnostic[] {
  const ir = scene.statements.get(statement);
  if (statement.kind !== 'transfer' || ir?.do !== 'transfer' || statement.amount.kind !== 'unit') return [];
  const account = accountOf(program, ir.from);
  const { digits, unit } = statement.amount;
  if (!account || account.figure >= Number(digits)) return [];
  const isAsked = under.some((condition) => {
    const asked = scene.expressions.get(condition)?.ir;
    // A function may ask for whoever it is told of.
    return (
      asked === undefined || /"op":"(?:call|query|act)"/.test(JSON.stringify(asked)) || names(asked, account.field)
    );
  });
  if (isAsked || accountKeys(ir.from).some((key) => paidInto().has(key))) return [];
  const { file } = scene.symbol;
  const { span } = statement.amount;
  const name = file.text.slice(statement.from.span.start, statement.from.span.end);
  return [
    diagnostic(
      catalogue.paymentNeverCovered,
      { file: file.path, span },
      { account: name, holds: account.holds, takes: `${digits} ${unit.text}` },
    ),
  ];
}

function names(asked: object, field: string): boolean {
  return JSON.stringify(asked).includes(`"field":${JSON.stringify(field)}`);
}
