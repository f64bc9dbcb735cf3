import fc from 'fast-check';
import { logic } from './blocks.js';
import { body, inside, lines, listed, maybe, name, phrase, record, signs, type, value } from './phrases.js';

/** Declarations about models: what runs them, what they are sent, what is remembered. */

const figure = fc.constantFrom('0', '120', '0.5', '1_000');
const span = fc.constantFrom('2s', '30d', '90m', '50ms');
const call = fc.tuple(name, listed(value, 3, inside)).map(([f, all]) => `${f}(${all})`);
export const parameters = listed(signs(name, ':', type), 3, inside).map((all) => `(${all})`);

/** Prompt text: lines whose indent counts, plain signs, values, and what stands raw between triple quotes. */
const promptLine = fc
  .array(
    fc.oneof(
      fc.constantFrom('You are here.', '# a // b', '- [x] ~ * -> y', '\\{ done \\}', 'a \\n b \\\\', '@mara', '"so"'),
      fc.constantFrom('{who}', '{ who.tone }', '{if x > 1: a | else: b}', '{f( x,y )}', '{xs , list}'),
      fc.constantFrom('"""{raw}"""', '""" { "a": 1 } """', "don't", '1. first', 'mara: hush', 'see https://a.b/c'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const rawBlock = fc.constantFrom('"""\n    { "json": {} }\n  """', '"""\n\n"""', '"""a\n   b"""');
export const promptText = fc.oneof(
  fc.constantFrom('{}', '{ }', '{\n}', '{\n\n  \n}'),
  phrase`{°${promptLine}°}`,
  fc
    .array(
      fc.tuple(
        fc.constantFrom('', '  ', '    ', '\t', '\t '),
        fc.oneof(promptLine, promptLine, rawBlock),
        fc.constantFrom('\n', '\n', '\n\n', '  \n'),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .chain((all) =>
      fc.constantFrom('{\n', '{ ', '{').map((open) => `${open}${all.map((each) => each.join('')).join('')}}`),
    ),
);
const source = fc.oneof(promptText, promptText, phrase`from "prompts/gm.md"`, phrase`from ${call}`);

const setting = fc.oneof(
  phrase`model "gpt-5-mini"`,
  phrase`key env OPENAI_API_KEY`,
  phrase`trusted for ${name}°,°sensitive`,
  phrase`size ${figure}°, ${figure}`,
  phrase`${name} config.fault`,
  phrase`timeout ${span}`,
);
const profile = fc.oneof(phrase`${name}°:°${name}`, phrase`else°: ${name}`);
const port = phrase`${name}°:°tensor<f32,°[n,°${fc.constantFrom('12', '384')}°]>`;
const modelClause = fc.oneof(
  phrase`input ${port}`,
  phrase`output ${port}°, ${port}`,
  phrase`budget ${span}`,
  phrase`fallback ${call}`,
);
const memoryClause = fc.oneof(
  fc.constant('lexical'),
  phrase`vector by ${name} dims 64°,°256°, full`,
  phrase`vector by embed`,
  phrase`decay half_life ${span}`,
  phrase`keep ${span}`,
);
const part = phrase`${fc.constantFrom('stable', 'fresh')} ${name} ${maybe(figure)} ${source}`;
const contextPart = fc.oneof({ weight: 4, arbitrary: part }, phrase`cut ${name}°,°${name}`);

const route = fc.oneof(
  name,
  phrase`${name} 90°%`,
  phrase`shadow ${name}`,
  phrase`then ${name} when ${value}`,
  phrase`else none`,
  phrase`on failure ${name}`,
);
const promptClause = fc.oneof(
  phrase`route ${route}°,°${route}°, ${route}`,
  phrase`route ${route}`,
  phrase`budget ${span}°,°0.002 usd overflow background`,
  phrase`budget ${span}`,
  phrase`fallback ${record}`,
  phrase`fallback ${value}`,
  phrase`context ${call}`,
  phrase`tools ${name}°,°${name} at most 2°, ${name}`,
  phrase`require ${value} else ${fc.constantFrom('repair', 'cut', 'fallback')}`,
  phrase`late°(°${name}°)°${logic}`,
  phrase`seed by ${name}`,
  phrase`screened by ${name}`,
  phrase`rights "mine"`,
  fc.constant('streams'),
  phrase`${fc.constantFrom('user', 'system')} ${source}`,
  phrase`${fc.constantFrom('user', 'system')} ${promptText}`,
);

export const modelDeclarations = fc.oneof(
  phrase`provider ${name}°: ${name}°${maybe(body(setting))}`,
  phrase`provider ${name}: by profile ${body(profile)}`,
  phrase`model ${name}°:°onnx "models/a.onnx"°${lines(modelClause, 4)}`,
  phrase`memory ${name} of ${name} ${fc.constantFrom('', 'private')}°${lines(memoryClause, 4)}`,
  phrase`context ${name}${maybe(parameters)} ${maybe(phrase`tokens ${figure}`)}°${lines(contextPart, 4)}`,
  { weight: 3, arbitrary: phrase`prompt ${name}${parameters}°->°${type}°${lines(promptClause, 5)}` },
);
