export { bigOf, constantOf, sameJson } from './constant.js';
export { convertConstant } from './convert-constant.js';
export { compareTypes } from './convert-type.js';
export { describeType } from './describe-type.js';
export { type Blocked, oneStep, type TypeDifference, type ValueContext, valueContext } from './difference.js';
export { isSameType } from './same-type.js';
export { fallbackOf } from './shapes.js';
