/** The pages of the catalogue, read only when somebody asks for one: no other command pays for them. */
export const loadExplanations = async () => (await import('./explanations.gen.js')).explanations;
