import type { ParameterIr, ProgramIr, TypeIr, Value } from '../bundle/index.js';
import { nearest } from './nearest.js';
import { UsageError } from './usage-error.js';

/** The values of a query's parameters, from `name=value` words. */
export function readArguments(
  program: ProgramIr,
  parameters: readonly ParameterIr[],
  words: readonly string[],
): { readonly [name: string]: Value } {
  const given = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const name = at < 0 ? word : word.slice(0, at);
    if (at < 0)
      throw new UsageError('badArgument', `\`--argument ${word}\` has no value. Write \`--argument ${word}=…\`.`);
    if (!parameters.some((parameter) => parameter.name === name)) throw unknown(name, parameters);
    if (given.has(name)) throw new UsageError('badArgument', `\`${name}\` is given twice.`);
    given.set(name, word.slice(at + 1));
  }
  const missing = parameters.filter(({ name, type }) => !given.has(name) && type.type !== 'optional');
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `\`--argument ${name}=…\``).join(' and ');
    throw new UsageError('missingArgument', `The query needs ${names}.`);
  }
  return Object.fromEntries(
    parameters.map(({ name, type }) => {
      const text = given.get(name);
      return [name, text === undefined ? null : readValue(program, name, type, text)];
    }),
  );
}

function unknown(name: string, parameters: readonly ParameterIr[]): UsageError {
  const names = parameters.map((parameter) => parameter.name);
  const meant = nearest(name, names);
  if (names.length === 0) return new UsageError('badArgument', 'The query takes no arguments.');
  const way = meant === undefined ? `It takes ${names.join(', ')}.` : `Did you mean \`${meant}\`?`;
  return new UsageError('badArgument', `The query takes no \`${name}\`. ${way}`);
}

function readValue(program: ProgramIr, name: string, type: TypeIr, text: string): Value {
  const wrong = (what: string): UsageError =>
    new UsageError('badArgument', `\`${name}\` takes ${what}, and \`${text}\` is none.`);
  switch (type.type) {
    case 'optional':
      return text === 'none' ? null : readValue(program, name, type.of, text);
    case 'bool':
      if (text !== 'true' && text !== 'false') throw wrong('true or false');
      return text === 'true';
    case 'int':
      if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) throw wrong('a whole number');
      return Number(text) + 0;
    case 'float':
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw wrong('a figure');
      return Number(text) + 0;
    case 'decimal':
    case 'amount': {
      const scale = type.type === 'decimal' ? type.scale : (program.schema.resources[type.resource]?.scale ?? 0);
      const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
      if (whole === '' || part.length > scale) throw wrong(`a figure with at most ${scale} digits after the point`);
      return BigInt(`${sign}${whole}${part.padEnd(scale, '0')}`);
    }
    case 'enum': {
      const cases = program.schema.enums[type.enum]?.cases.map((each) => each.name) ?? [];
      if (!cases.includes(text)) throw wrong(`one of ${cases.join(', ')}`);
      return text;
    }
    case 'text':
    case 'ref':
      return text;
    case 'scene':
      if (!Object.hasOwn(program.scenes, text)) throw wrong('a scene');
      return text;
    default:
      throw new UsageError('badArgument', `\`${name}\` is a ${type.type}, which can't be given on a command line.`);
  }
}
