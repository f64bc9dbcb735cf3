import { type BaseParser, type ILookaheadStrategy, type IOrAlt, LLkLookaheadStrategy } from 'chevrotain';

/**
 * Works out what a choice of the grammar looks ahead for when it is first come to. Chevrotain does so for all of the
 * grammar at the start, which takes 30 ms of every `fabula check`; most files use a third of it.
 */
export function lazyLookahead(maxLookahead: number): ILookaheadStrategy {
  const eager = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => eager.validate(options),
    buildLookaheadForAlternation: (options) => {
      let built: ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']> | undefined;
      return function (this: BaseParser, alternatives?: IOrAlt<unknown>[]) {
        built ??= eager.buildLookaheadForAlternation(options);
        return built.call(this, alternatives);
      };
    },
    buildLookaheadForOptional: (options) => {
      let built: ReturnType<ILookaheadStrategy['buildLookaheadForOptional']> | undefined;
      return function (this: BaseParser) {
        built ??= eager.buildLookaheadForOptional(options);
        return built.call(this);
      };
    },
  };
}
