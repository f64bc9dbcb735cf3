import type { ModelIr, ModelPortIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, ModelDeclaration, ModelPort } from '../../1-parse/index.js';
import { isSymbolOf, lookup, type Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { check } from '../fit.js';
import type { ProgramContext } from '../program-context.js';
import { resolveType } from '../types/resolve-type.js';
import { typeIrOf } from '../types/type-ir.js';
import type { Ty } from '../types.js';
import { budgetTime } from './budget.js';
import { modelResult } from './model-result.js';

/** A model of its own file: what it is given and yields, and what stands in for it. */
export function checkModel(context: ProgramContext, symbol: Symbol<ModelDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  c.ban = 'a fallback';
  const { format, file, inputs, outputs, budget, fallback } = declaration;
  if (format.text !== 'onnx') c.report(catalogue.modelFormat, format.span, { format: format.text });
  const given = inputs.map((port) => ({ port, type: portType(c, port) }));
  const yielded = outputs.map((port) => ({ port, type: portType(c, port) }));
  const parameters = given.map(({ port, type }) => {
    const variable = c.declare(port.name.text, type, port.name.span, 'parameter');
    return { name: port.name.text, slot: variable.slot, type: typeIrOf(type) };
  });
  const result = modelResult(yielded.map(({ port, type }) => ({ name: port.name.text, type })));
  if (outputs.length === 0) c.report(catalogue.modelWithoutOutput, declaration.name.span, { name: symbol.name });
  const value = fallback && check(c, called(c, fallback, inputs), result);
  const path = plainText(file);
  const port = ({ port: { name }, type }: { port: ModelPort; type: Ty }): ModelPortIr => ({
    name: name.text,
    type: typeIrOf(type),
    ...(type.kind === 'list' && type.tensor && { shape: type.tensor.shape }),
  });
  const time = budgetTime(c, budget);
  const ir: ModelIr = {
    format: format.text,
    file: path ?? '',
    inputs: given.map(port),
    outputs: yielded.map(port),
    ...(time !== undefined && { budget: time }),
  };
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    model: { symbol, ir },
    extern: {
      symbol,
      ir: {
        parameters: parameters.map(({ name, type }) => ({ name, type })),
        result: typeIrOf(result),
        asks: 'model',
        ...(value && { fallback: symbol.id }),
      },
    },
    ...(value && { function: { symbol, ir: { parameters, value } } }),
  };
}

function portType(c: Checker, port: ModelPort): Ty {
  return resolveType({ context: c.context, chapter: c.chapter, checker: c }, port.type);
}

/** `fallback neutral_frame`: a function with the model's own inputs is given them. */
function called(c: Checker, fallback: Expression, inputs: readonly ModelPort[]): Expression {
  if (fallback.kind !== 'nameExpression') return fallback;
  const found = lookup(c.chapter, 'value', fallback.name.text);
  const takes = found.found === 'one' && isSymbolOf(found.symbol, 'function') && found.symbol.declaration.parameters;
  if (!takes || takes.length === 0) return fallback;
  const { span } = fallback;
  return {
    kind: 'call',
    callee: fallback,
    arguments: inputs.map(({ name }) => ({
      kind: 'argument',
      name: undefined,
      value: { kind: 'nameExpression', name: { ...name, span }, span },
      span,
    })),
    span,
  };
}
