import type { Elaborated } from './checked.js';
import { unknownTy } from './types.js';

/** What stands for a value that was reported: it fits everywhere, silently. */
export const unknownValue: Elaborated = { type: unknownTy, ir: { op: 'const', value: null } };
