import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../base/index.js';
import type { CheckedScene } from '../3-check/index.js';

/**
 * How the reader can move through a program: a node for each thing of a scene's prose that flow passes, an edge for
 * each way on. Conditions are not looked at: an edge may never be taken, but no way is missing.
 */
export interface FlowNode {
  /** Its number in the program, from 0: what is known of nodes is kept in arrays. */
  readonly index: number;
  readonly scene: CheckedScene;
  readonly span: Span;
  readonly kind: FlowKind;
  /** Within the scene. */
  readonly next: FlowNode[];
  /** Into another scene, or its label: filled when all scenes are laid out. */
  readonly leaves: Leave[];
}

export type FlowKind =
  | 'entry'
  | 'step'
  | 'label'
  /** A choice's body begins. */
  | 'choice'
  /** A choice point: `next` are the choices' bodies, and the way on when none may be taken. */
  | 'point'
  /** Waits for text. */
  | 'hear'
  | 'visit'
  | 'divert'
  | 'back'
  | 'end'
  /** The scene's end was reached. */
  | 'exit';

export interface Leave {
  /** `visit` comes back; a divert does not. */
  readonly by: 'divert' | 'visit';
  /** A scene's id; undefined for a computed one, which may be any scene. */
  readonly scene: string | undefined;
  /** A label's stable id. */
  readonly label: string | undefined;
}

/** What is known of a choice point besides its edges. */
export interface PointFlow {
  readonly node: FlowNode;
  readonly choices: readonly PointChoice[];
  /** Where flow goes when no choice can be taken: the fallback's body, or the gathering. */
  readonly without: FlowNode;
  readonly hasFallback: boolean;
}
export interface PointChoice {
  readonly span: Span;
  readonly body: FlowNode;
  readonly sticky: boolean;
  /** It may be hidden: a guard of its own, or an `if`, `for`, `match` around it. */
  readonly guarded: boolean;
  readonly guard: ExprIr | undefined;
}

export interface SceneFlow {
  readonly scene: CheckedScene;
  readonly entry: FlowNode;
  readonly exit: FlowNode;
  /** By stable id. */
  readonly labels: ReadonlyMap<string, FlowNode>;
  /** By their nodes. */
  readonly points: ReadonlyMap<FlowNode, PointFlow>;
  readonly nodes: readonly FlowNode[];
}
