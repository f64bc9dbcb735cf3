/**
 * How deep things may nest. Lexer and parser are recursive, and the call stack is not endless: blocks may lie 200 deep
 * in one another; a bracket, a record, a type or a value in text costs more stack, and counts for as much more.
 * Measured cold, 200 units use about three quarters of the stack that Node gives a program.
 */
export const nestingBudget = 200;

/** What brackets, records, types and values in text count for; a block counts one. */
export const valueWeight = 3;
