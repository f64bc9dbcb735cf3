import type { Json, ProviderIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, ProviderDeclaration, ProviderSetting } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { pathText, resolvePath } from '../names.js';
import type { ProgramContext } from '../program-context.js';

/** A provider: what talks to a model, and its settings, which are the adapter's own. */
export function checkProvider(context: ProgramContext, symbol: Symbol<ProviderDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const { adapter, trusted, profiles } = declaration;
  const choices: { profile?: string; provider: string }[] = [];
  for (const { profile, provider } of profiles) {
    const chosen = resolvePath(c, provider, 'provider', 'provider', 'provider');
    if (chosen) choices.push({ ...(profile && { profile: profile.text }), provider: chosen.id });
  }
  const ir: ProviderIr = {
    ...(adapter && { adapter: pathText(adapter) }),
    settings: settings(c, declaration),
    ...(trusted.length > 0 && { trusted: trusted.map(pathText) }),
    ...(choices.length > 0 && { profiles: choices }),
  };
  return { diagnostics: c.diagnostics, uses: c.uses, provider: { symbol, ir } };
}

function settings(c: Checker, { settings: written }: ProviderDeclaration): ProviderIr['settings'] {
  const found: { [name: string]: ProviderIr['settings'][string] } = {};
  for (const setting of written) {
    const { name } = setting;
    if (Object.hasOwn(found, name.text)) {
      c.report(catalogue.clauseTwice, name.span, { clause: name.text, declaration: 'provider' });
    }
    found[name.text] = value(c, setting);
  }
  return found;
}

function value(c: Checker, { name, environment, values }: ProviderSetting): ProviderIr['settings'][string] {
  if (environment) return { env: environment.text };
  // A pack is handed on, and is no place for keys.
  const [first] = values;
  if (first?.kind === 'text' && secretNames.test(name.text)) {
    c.report(catalogue.keyInSource, first.span, { name: name.text });
  }
  const plain = values.map((each) => constant(c, each));
  return plain.length === 1 ? { value: plain[0] ?? null } : { value: plain };
}

const secretNames = /^(?:api_?)?(?:key|token|password|secret)$/i;

/** A figure, a text, a duration, or a word that is the adapter's; a field of `config` is read when the story runs. */
function constant(c: Checker, e: Expression): Json {
  switch (e.kind) {
    case 'int':
    case 'float':
    case 'bool':
      return e.value;
    case 'duration':
      return e.milliseconds;
    case 'text': {
      const text = plainText(e);
      if (text === undefined) c.report(catalogue.settingNotPlain, e.span, {});
      return text ?? '';
    }
    case 'nameExpression':
      return e.name.text;
    case 'member':
      if (e.object.kind === 'nameExpression' && e.object.name.text === 'config') {
        c.expression(e);
        return { config: e.name.text };
      }
      break;
    case 'unary':
      if (e.operator === '-' && (e.operand.kind === 'int' || e.operand.kind === 'float')) return -e.operand.value;
      break;
    default:
      break;
  }
  if (e.kind !== 'error') c.report(catalogue.settingNotPlain, e.span, {});
  return null;
}
