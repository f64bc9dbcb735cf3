import type { ExprIr, StatementIr, TargetIr } from '@fabula/runtime/bundle';
import type { CheckedScene } from '../phases/3-check/index.js';

/** Something that a card does, in an author's words, and the ids of which one in `may` lets it. */
export interface Touched {
  readonly what: string;
  readonly any: readonly string[];
}

/**
 * All that a scene writes, calls and leads to. What the forms below don't know is touched, too, under a name that nothing
 * can be allowed by: a form that comes later is refused until somebody has thought about it.
 */
export function touchedBy(scene: CheckedScene): readonly Touched[] {
  const found: Touched[] = [];
  for (const { scene: to, local } of scene.targets.values()) if (!local) found.push(leadsTo(to));
  for (const { deck } of scene.draws.values()) {
    found.push({ what: `draws from \`${deck.id}\``, any: [`scene:${deck.id}`] });
  }
  const parts: unknown[] = [
    ...scene.statements.values(),
    ...[...scene.calls.values()].map((call): unknown => ('act' in call ? { do: 'act', act: call.act } : call.subject)),
    ...[...scene.expressions.values()].map(({ ir }) => ir),
    ...scene.texts.values(),
    ...[...scene.targets.values()].flatMap((target) => target.arguments),
  ];
  for (const part of parts) walk(part, found);
  return found;
}

function leadsTo(to: string | ExprIr): Touched {
  return typeof to === 'string'
    ? { what: `goes to the scene \`${to}\``, any: [`scene:${to}`] }
    : { what: 'goes to a scene that is computed', any: [] };
}

function walk(node: unknown, found: Touched[]): void {
  if (typeof node !== 'object' || node === null) return;
  if ('do' in node && isStatement(node)) found.push(...ofStatement(node));
  if ('op' in node && isExpression(node)) found.push(...ofExpression(node));
  for (const part of Object.values(node)) walk(part, found);
}

function isStatement(node: object): node is StatementIr {
  return 'do' in node && typeof node.do === 'string';
}

function isExpression(node: object): node is ExprIr {
  return 'op' in node && typeof node.op === 'string';
}

function ofStatement(node: StatementIr): readonly Touched[] {
  switch (node.do) {
    case 'let':
    case 'if':
    case 'match':
    case 'for':
    case 'evaluate':
    case 'return':
      return [];
    case 'set':
      return ofTarget(node.to);
    case 'act':
      return [{ what: `calls \`${node.act.action}\``, any: [`value:${node.act.action}`] }];
    case 'transfer':
      return [...ofTarget(node.from), ...ofTarget(node.to)];
    case 'issue':
      return ofTarget(node.to);
    case 'link':
    case 'unlink':
      return [{ what: `changes the relation \`${node.relation}\``, any: [`value:${node.relation}`] }];
    case 'grant':
    case 'revoke':
      return [{ what: `changes who has \`${node.component}\``, any: [`type:${node.component}`] }];
    case 'emit':
      return [{ what: `emits \`${node.event}\``, any: [`value:${node.event}`] }];
    default:
      return [notKnown(node.do)];
  }
}

function notKnown(form: string): Touched {
  return { what: `does what decks from files may not (\`${form}\`)`, any: [] };
}

function ofExpression(node: ExprIr): readonly Touched[] {
  switch (node.op) {
    case 'act':
      return [{ what: `calls \`${node.act.action}\``, any: [`value:${node.act.action}`] }];
    case 'new':
      return [{ what: `makes a \`${node.kind}\``, any: [`type:${node.kind}`] }];
    case 'extern':
      return [{ what: `calls \`${node.function}\``, any: [`value:${node.function}`] }];
    case 'run':
    case 'pursue':
      return [notKnown(node.op)];
    default:
      return [];
  }
}

function ofTarget(to: TargetIr): readonly Touched[] {
  switch (to.target) {
    case 'local':
      return [];
    case 'state':
      return [{ what: `changes \`${to.name}\``, any: [`${to.scope}:${to.name}`] }];
    case 'field': {
      const { of, field } = to;
      if (of.op === 'player') return [{ what: `changes \`player.${field}\``, any: ['player', `player.${field}`] }];
      const id = of.op === 'const' && typeof of.value === 'string' ? of.value : undefined;
      if (id === undefined) return [{ what: `changes the field \`${field}\` of something that is computed`, any: [] }];
      return [{ what: `changes \`${id}.${field}\``, any: [`value:${id}`, `value:${id}.${field}`] }];
    }
    case 'edge':
      return [{ what: `changes the relation \`${to.relation}\``, any: [`value:${to.relation}`] }];
    case 'part':
    case 'element':
      return ofTarget(to.in);
  }
}
