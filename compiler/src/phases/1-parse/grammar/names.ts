import * as t from '../tokens/tokens.js';
import type { Name, Path } from '../tree/index.js';
import { type Rule, TokenReader } from './token-reader.js';

/** Names and paths. */
export abstract class NameGrammar extends TokenReader {
  protected readonly name: Rule<Name> = this.rule('name', () => this.nameOf(this.CONSUME(t.AnyName)));

  /** `warehouse.office`, `mara`. */
  protected readonly path: Rule<Path> = this.rule('path', () => {
    const start = this.start();
    const names: Name[] = [this.nameOf(this.CONSUME(t.AnyName))];
    this.MANY(() => {
      this.CONSUME(t.Dot);
      names.push(this.nameOf(this.CONSUME2(t.AnyName)));
    });
    return { kind: 'path', local: false, names, span: this.from(start) };
  });

  /** `.upstairs`, or a path. */
  protected readonly placePath: Rule<Path> = this.rule('placePath', () => {
    const start = this.start();
    let local = false;
    this.OPTION(() => {
      this.CONSUME(t.Dot);
      local = true;
    });
    const { names } = this.SUBRULE(this.path);
    return { kind: 'path', local, names, span: this.from(start) };
  });

  /** `a, b, c`. */
  protected readonly paths: Rule<Path[]> = this.rule('paths', () => {
    const paths: Path[] = [this.SUBRULE(this.path)];
    this.MANY({
      GATE: () => this.atName(2) && !this.at(t.Colon, 3) && this.setting.listEnds?.has(this.LA(2).tokenType) !== true,
      DEF: () => {
        this.CONSUME(t.Comma);
        paths.push(this.SUBRULE2(this.path));
      },
    });
    return paths;
  });
}
