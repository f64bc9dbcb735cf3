import type { Move } from './machine.js';

/** What was done at a state: a move, and how the throws of the turn came out. */
export interface Step extends Move {
  readonly script: readonly number[];
}

const optionBits = 10;
const sampleBits = 5;
const scriptBits = 16;

/** Set in what led to a state where the story has ended. */
export const endedBit = 0x8000_0000;

/**
 * Steps as figures of 31 bits, so that the table of states can hold them: 10 for the option, 5 for the sample, 16 for
 * the throws, which are few and are numbered as they come up. The last bit tells that nothing follows.
 */
export class InputCodes {
  readonly #scripts: (readonly number[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);

  /** Undefined when a step can't be written down: more options at one point, or more throws, than there is room for. */
  encode({ option, sample, script }: Step): number | undefined {
    const name = script.join(',');
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#scripts.length;
      if (number >= 1 << scriptBits) return undefined;
      this.#scripts.push(script);
      this.#numbers.set(name, number);
    }
    if (option >= 1 << optionBits || sample >= 1 << sampleBits) return undefined;
    return ((option << (sampleBits + scriptBits)) | (sample << scriptBits) | number) >>> 0;
  }

  decode(code: number): Step {
    return {
      option: (code >>> (sampleBits + scriptBits)) & ((1 << optionBits) - 1),
      sample: (code >>> scriptBits) & ((1 << sampleBits) - 1),
      script: this.#scripts[code & ((1 << scriptBits) - 1)] ?? [],
    };
  }

  get scripts(): readonly (readonly number[])[] {
    return this.#scripts;
  }

  static of(scripts: readonly (readonly number[])[]): InputCodes {
    const codes = new InputCodes();
    for (const script of scripts) codes.encode({ option: 0, sample: 0, script });
    return codes;
  }
}
