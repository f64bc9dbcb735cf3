import type { Value } from '../../bundle/index.js';
import type { Exploration } from '../exploration.js';
import type { Evaluate, Execute, LinkedScene, Operate } from './linked.js';

/** The same, telling of each value it has. */
export function watchedExpression(evaluate: Evaluate, saw: ((value: Value) => void) | undefined): Evaluate {
  if (!saw) return evaluate;
  return (turn) => {
    const value = evaluate(turn);
    saw(value);
    return value;
  };
}

/** The same, telling whenever it begins. */
export function watchedStatements(execute: Execute, began: (() => void) | undefined): Execute {
  if (!began) return execute;
  return (turn) => {
    began();
    return execute(turn);
  };
}

/** The same scene, telling of each op where flow goes on. */
export function watchedScene(scene: LinkedScene, exploration: Exploration): LinkedScene {
  const code = scene.code.map((operate, pc): Operate => {
    const went = exploration.op(scene.name, pc);
    if (!went) return operate;
    return (turn) => {
      const next = operate(turn);
      went(next);
      return next;
    };
  });
  return { ...scene, code };
}
