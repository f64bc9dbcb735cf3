import { canonicalJson, type Json, type ProgramIr, sha256Hex } from '@fabula/runtime/bundle';

/**
 * What a model is called by: SHA-256 over what sessions hold of a program. That is what is stored, the places they stand at
 * with the slots that are held there, cards and objectives; no text, no logic.
 */
export function modelHash(program: ProgramIr): Promise<string> {
  const { migrations: _, ...schema } = program.schema;
  const model = {
    schema,
    scenes: Object.fromEntries(
      Object.entries(program.scenes).map(([name, { code, slots = {} }]) => [name, { places: placesIn(code), slots }]),
    ),
    decks: Object.fromEntries(
      Object.entries(program.decks ?? {}).map(([name, { cards }]) => [name, cards.map(({ name: card }) => card)]),
    ),
    missions: (program.missions ?? []).map(({ name, objectives, clocks }) => ({
      name,
      parts: [...objectives, ...clocks].map((part) => part.name),
    })),
  };
  return sha256Hex(canonicalJson(model));
}

function placesIn(code: ProgramIr['scenes'][string]['code']): readonly Json[] {
  return code.flatMap((op) => ('id' in op && typeof op.id === 'string' ? [`${op.op} ${op.id}`] : []));
}
