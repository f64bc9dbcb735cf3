/** The part of inkjs that is measured; its own declarations do not say what its types are. */
export interface InkStory {
  readonly canContinue: boolean;
  readonly currentChoices: readonly unknown[];
  ResetState(): void;
  Continue(): unknown;
  ChooseChoiceIndex(index: number): void;
  ToJson(): unknown;
}
interface InkCompiler {
  readonly errors: readonly string[];
  Compile(): InkStory;
}
interface Ink {
  readonly Compiler: new (text: string) => InkCompiler;
}

const loaded: unknown = await import('inkjs/full');

/** Compiles ink; a text with errors is a fault of the generator. */
export function compileInk(text: string): InkStory {
  if (!isInk(loaded)) throw new Error('inkjs is not what it was.');
  const compiler = new loaded.Compiler(text);
  const story = compiler.Compile();
  const [first] = compiler.errors;
  if (first !== undefined) throw new Error(`The generated ink does not compile: ${first}`);
  return story;
}

function isInk(module: unknown): module is Ink {
  return typeof module === 'object' && module !== null && 'Compiler' in module && typeof module.Compiler === 'function';
}
