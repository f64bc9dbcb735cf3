import type { ChoiceMannerIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { ChoiceManner, SceneDeclaration } from '../1-parse/index.js';
import { labelsOf, type Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration, CheckedScene } from './checked.js';
import { Checker, type SceneOutput } from './checker.js';
import { plainText } from './expressions/literal.js';
import { condition } from './fit.js';
import { resolvePath } from './names.js';
import { checkParameters } from './parameters.js';
import type { ProgramContext } from './program-context.js';
import { castOf } from './prose/cast.js';
import { checkWindow } from './prose/hear.js';
import { Jumps } from './prose/jumps.js';
import { proseRules } from './prose/prose-block.js';
import { labelTable, type SceneScope } from './prose/scene-scope.js';
import { checkTags } from './prose/tags.js';
import { formerId } from './schema/renames.js';
import { constantFigure } from './types/constant.js';

const manners: { readonly [Manner in ChoiceManner]: ChoiceMannerIr } = {
  first: 'first',
  vote: 'vote',
  each: 'each',
  leader: 'leader',
  'in order': 'inOrder',
};

/** A scene: its header, then its prose. */
export function checkScene(context: ProgramContext, symbol: Symbol<SceneDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const output = emptyOutput();
  c.output = output;
  const { members, castIsBroken } = castOf(c, declaration);
  const scene: SceneScope = {
    symbol,
    labels: labelTable(declaration),
    cast: new Set(members.map((each) => each.id)),
    members,
    castIsBroken,
    jumps: new Jumps(),
    guarded: false,
  };
  c.scene = scene;
  reportDuplicateLabels(c, declaration);
  const at = declaration.at && resolvePath(c, declaration.at, 'value', 'entity', 'entity');
  const mass = declaration.mass && constantFigure(declaration.mass);
  if (declaration.mass && mass === undefined && declaration.mass.kind !== 'error')
    c.report(catalogue.notConstant, declaration.mass.span, {});
  // A gate is asked from outside, before the scene has its parameters.
  const { opens: written } = declaration;
  const opens =
    written && c.purely(symbol.deck ? 'a card’s condition' : 'what opens a scene', () => condition(c, written));
  if (written && opens) output.expressions.set(written, opens);
  const { choices } = declaration;
  const window = choices?.within && checkWindow(c, choices.within);
  const parameters = checkParameters(c, symbol, declaration.parameters);
  checkTags(c, declaration.tags, false);
  proseRules.block(c, scene, declaration.body);
  scene.jumps.report(c);
  const title = declaration.title && plainText(declaration.title);
  const checked: CheckedScene = {
    symbol,
    ...output,
    needy: scene.jumps.needy(c),
    slots: c.slots,
    parameters,
    cast: [...scene.cast],
    ...formerId(c, symbol),
    ...(at && { at: at.id }),
    ...(mass !== undefined && { mass }),
    ...(opens && { opens: opens.ir }),
    ...(choices && { manner: { by: manners[choices.by], ...(window && { window }) } }),
    ...(title !== undefined && { title: { template: [title], arguments: [] } }),
  };
  const conditions = c.asked.of(c.file.path, declaration);
  return { diagnostics: c.diagnostics, uses: c.uses, conditions, scene: checked };
}

function reportDuplicateLabels(c: Checker, scene: SceneDeclaration): void {
  const table = labelTable(scene);
  for (const label of labelsOf(scene)) {
    const first = table.get(label.name.text);
    if (!first || first.node === label.node || label.name.text === '') continue;
    c.report(
      catalogue.duplicateLabel,
      label.name.span,
      { name: label.name.text },
      { related: [c.here(first.name.span, 'The first is here.')] },
    );
  }
}

function emptyOutput(): SceneOutput {
  return {
    expressions: new Map(),
    statements: new Map(),
    texts: new Map(),
    tags: new Map(),
    choices: new Map(),
    lines: new Map(),
    arms: new Map(),
    calls: new Map(),
    targets: new Map(),
    draws: new Map(),
    hears: new Map(),
    audiences: new Map(),
    loops: new Map(),
    lets: new Map(),
  };
}
