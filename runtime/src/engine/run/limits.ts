/**
 * A turn's budget: ops, statements, calls and loop rounds, and a step for every 64 elements copied. A chapter's worth
 * of logic in one turn needs some thousands; a hundred thousand take from ten milliseconds (arithmetic) to some hundred
 * (each step a change of state).
 */
export const stepsPerTurn = 100_000;

/** How deep scenes may visit each other. */
export const visitDepth = 64;

/** How deep actions may call each other. */
export const callDepth = 64;

/** How many functions of the host a turn may call: for each of them it is begun again. */
export const callsPerTurn = 32;

/** How often rules may wake each other at a turn's end. */
export const ruleRounds = 8;

/** The longest text in UTF-16 units and the longest list that logic can build: past it, memory would be the next limit. */
export const longestText = 1_000_000;
export const longestList = 100_000;

/** Decimals and amounts stay below 10^36, which fits every database's exact type. */
export const largestBig = BigInt(`1${'0'.repeat(36)}`);

/** Dice in one throw, and ranges written out. */
export const mostDice = 1_000;
