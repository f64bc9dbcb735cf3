import type { SourceFile } from '../base/index.js';
import type { Declaration, SceneDeclaration, SourceTree } from '../phases/1-parse/index.js';
import { labelsOf, type Unit } from '../phases/2-bind/index.js';

/**
 * What other declarations can see of a program: everything but the bodies of scenes. Those of functions and actions
 * count, because what they read makes their results personal, and because recursion is told where it is called. While
 * this stays the same, checking one scene cannot come out differently because another was edited.
 */
export function interfaceOf(units: readonly Unit[], fileFace: (path: string) => string): string {
  return units.map((unit) => unitInterface(unit, fileFace)).join('\n');
}

function unitInterface(unit: Unit, fileFace: (path: string) => string): string {
  const lines = [`pack ${unit.name} uses ${unit.uses.map((use) => `${use.unit.name} as ${use.alias}`).join(' ')}`];
  for (const { source } of unit.files) lines.push(`chapter ${source.chapter}`, fileFace(source.path));
  return lines.join('\n');
}

/** The part of one file. */
export function fileInterface(source: SourceFile, tree: SourceTree): string {
  const lines: string[] = [];
  for (const declaration of tree.declarations) {
    if (declaration.kind !== 'test') lines.push(headOf(source, declaration));
  }
  return lines.join('\n');
}

/** What the rest of a program sees of a scene. */
export function sceneInterface(source: SourceFile, scene: SceneDeclaration): string {
  return headOf(source, scene);
}

/** A declaration keeps its text as long as it lives. */
const heads = new WeakMap<Declaration, string>();

function headOf(source: SourceFile, declaration: Declaration): string {
  const known = heads.get(declaration);
  if (known !== undefined) return known;
  const head = readHead(source, declaration);
  heads.set(declaration, head);
  return head;
}

function readHead(source: SourceFile, declaration: Declaration): string {
  const { start, end } = declaration.span;
  switch (declaration.kind) {
    case 'scene': {
      const labels = labelsOf(declaration).map((label) => label.name.text);
      return `${source.text.slice(start, declaration.body.span.start)} = ${labels.join(' ')}`;
    }
    case 'deck': {
      // Of a card with prose all but the prose, as of a scene.
      let head = '';
      let from = start;
      for (const { prose } of declaration.cards) {
        if (!prose) continue;
        const labels = labelsOf(prose).map((label) => label.name.text);
        head += `${source.text.slice(from, prose.body.span.start)} = ${labels.join(' ')}`;
        from = prose.body.span.end;
      }
      return head + source.text.slice(from, end);
    }
    default:
      return source.text.slice(start, end);
  }
}
