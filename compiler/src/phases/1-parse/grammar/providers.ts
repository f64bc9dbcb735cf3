import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Expression,
  MemoryDeclaration,
  MemoryVector,
  ModelDeclaration,
  ModelPort,
  Path,
  ProfileChoice,
  ProviderDeclaration,
  ProviderSetting,
} from '../tree/index.js';
import { PromptTextGrammar } from './prompt-text.js';
import type { Rule } from './token-reader.js';

interface ProviderBody {
  readonly settings: ProviderSetting[];
  readonly trusted: Path[];
  readonly profiles: ProfileChoice[];
}
interface Ports {
  readonly inputs: ModelPort[];
  readonly outputs: ModelPort[];
}

/** What models run on and remember: providers, model files, memories. */
export abstract class ProviderGrammar extends PromptTextGrammar {
  protected readonly provider: Rule<ProviderDeclaration> = this.rule('provider', () => {
    const start = this.start();
    let adapter: Path | undefined;
    const body: ProviderBody = { settings: [], trusted: [], profiles: [] };
    this.CONSUME(t.declaring.provider);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon, { ERR_MSG: '`:` and what talks to it (`openai`, `ollama`), or `by profile`' });
    this.OR([
      {
        GATE: () => this.at(t.contextual.profile, 2),
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(t.contextual.by);
          this.CONSUME(t.contextual.profile);
          this.SUBRULE(this.profiles, { ARGS: [body] });
        },
      },
      {
        ALT: () => {
          adapter = this.SUBRULE(this.path);
          this.OPTION(() => this.SUBRULE(this.settings, { ARGS: [body] }));
        },
      },
    ]);
    return { kind: 'provider', name, adapter, ...body, doc: this.doc(start), span: this.from(start) };
  });

  /** `{ production: fast, test: script, else: home }`. */
  protected readonly profiles: Rule<void, [ProviderBody]> = this.rule('profiles', (body: ProviderBody) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.keep(body?.profiles, this.SUBRULE(this.profileChoice)) },
        ],
        ERR_MSG: 'a profile and its provider (`test: script`)',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly profileChoice: Rule<ProfileChoice> = this.rule('profileChoice', () => {
    const start = this.start();
    const profile = this.OR([
      {
        ALT: () => {
          this.CONSUME(t.reserved.else);
          return undefined;
        },
      },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
    this.CONSUME(t.Colon, { ERR_MSG: '`:` and a provider' });
    const provider = this.SUBRULE(this.path);
    return { kind: 'profileChoice', profile, provider, span: this.from(start) };
  });

  protected readonly settings: Rule<void, [ProviderBody]> = this.rule('settings', (body: ProviderBody) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          {
            GATE: () => this.at(t.reserved.for, 2),
            IGNORE_AMBIGUITIES: true,
            ALT: () => {
              this.CONSUME(t.contextual.trusted);
              this.CONSUME(t.reserved.for);
              const paths = this.SUBRULE(this.paths);
              if (!this.RECORDING_PHASE) body.trusted.push(...paths);
            },
          },
          { IGNORE_AMBIGUITIES: true, ALT: () => this.keep(body?.settings, this.SUBRULE(this.providerSetting)) },
        ],
        ERR_MSG: 'a setting and its value (`model "…"`)',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  /** `url "…"`, `key env X`, `size 320, 180`, `fault config.fault`. */
  protected readonly providerSetting: Rule<ProviderSetting> = this.rule('providerSetting', () => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    const values: Expression[] = [];
    const environment = this.OR([
      {
        GATE: () => this.at(t.contextual.env) && this.atName(2),
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(t.contextual.env);
          return this.SUBRULE2(this.name);
        },
      },
      {
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          values.push(this.SUBRULE(this.bound));
          this.MANY({
            // A further figure is the setting's; a name opens the next one.
            GATE: () => this.at(t.Comma) && (this.at(t.Int, 2) || this.at(t.Float, 2)),
            DEF: () => {
              this.CONSUME(t.Comma);
              values.push(this.SUBRULE2(this.bound));
            },
          });
          return undefined;
        },
      },
    ]);
    return { kind: 'providerSetting', name, environment, values, span: this.from(start) };
  });

  protected readonly model: Rule<ModelDeclaration> = this.rule('model', () => {
    const start = this.start();
    const ports: Ports = { inputs: [], outputs: [] };
    let budget: Expression | undefined;
    let fallback: Expression | undefined;
    this.CONSUME(t.declaring.model);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon, { ERR_MSG: '`:` and the file’s format (`onnx`)' });
    const format = this.SUBRULE2(this.name);
    const file = this.SUBRULE(this.textLiteral);
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and the model’s inputs and outputs' });
    this.enter(valueWeight);
    this.clauses('model', ['input', 'output', 'budget', 'fallback'], () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.input);
            this.SUBRULE(this.modelPorts, { ARGS: [ports.inputs] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.output);
            this.SUBRULE2(this.modelPorts, { ARGS: [ports.outputs] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.budget);
            budget = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.fallback);
            fallback = this.SUBRULE2(this.expression);
          },
        },
      ]);
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return {
      kind: 'model',
      name,
      format,
      file,
      ...ports,
      budget,
      fallback,
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  protected readonly modelPorts: Rule<void, [ModelPort[]]> = this.rule('modelPorts', (ports: ModelPort[]) => {
    this.keep(ports, this.SUBRULE(this.modelPort));
    this.MANY({
      GATE: () => this.atName(2) && this.at(t.Colon, 3),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.keep(ports, this.SUBRULE2(this.modelPort));
      },
    });
  });

  protected readonly modelPort: Rule<ModelPort> = this.rule('modelPort', () => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Colon, { ERR_MSG: '`:` and its type' });
    const type = this.SUBRULE(this.type);
    return { kind: 'modelPort', name, type, span: this.from(start) };
  });

  protected readonly memory: Rule<MemoryDeclaration> = this.rule('memory', () => {
    const start = this.start();
    let isPrivate = false;
    let lexical = false;
    let vector: MemoryVector | undefined;
    let halfLife: Expression | undefined;
    let keep: Expression | undefined;
    this.CONSUME(t.declaring.memory);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.contextual.of, { ERR_MSG: '`of` and whose memory it is: a kind, or `campaign`' });
    const of = this.SUBRULE(this.path);
    this.OPTION(() => {
      this.CONSUME(t.contextual.private);
      isPrivate = true;
    });
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and how it is searched' });
    this.enter(valueWeight);
    this.clauses('memory', ['lexical', 'vector', 'decay', 'keep'], () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.lexical);
            lexical = true;
          },
        },
        {
          ALT: () => {
            vector = this.SUBRULE(this.memoryVector);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.decay);
            this.CONSUME(t.contextual.half_life, { ERR_MSG: '`half_life` and a duration' });
            halfLife = this.SUBRULE(this.measure);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.keep);
            keep = this.SUBRULE2(this.measure);
          },
        },
      ]);
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    const parts = { private: isPrivate, lexical, vector, halfLife, keep };
    return { kind: 'memory', name, of, ...parts, doc: this.doc(start), span: this.from(start) };
  });

  /** `vector by embed dims 64, 256, full`. */
  protected readonly memoryVector: Rule<MemoryVector> = this.rule('memoryVector', () => {
    const start = this.start();
    const dimensions: Expression[] = [];
    let full = false;
    this.CONSUME(t.contextual.vector);
    this.CONSUME(t.contextual.by, { ERR_MSG: '`by` and a model' });
    const model = this.SUBRULE(this.path);
    this.OPTION(() => {
      this.CONSUME(t.contextual.dims);
      dimensions.push(this.SUBRULE(this.figure));
      this.MANY({
        GATE: () => this.at(t.Int, 2) || this.at(t.contextual.full, 2),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.OR([
            { ALT: () => dimensions.push(this.SUBRULE2(this.figure)) },
            {
              ALT: () => {
                this.CONSUME(t.contextual.full);
                full = true;
              },
            },
          ]);
        },
      });
    });
    return { kind: 'memoryVector', model, dimensions, full, span: this.from(start) };
  });
}
