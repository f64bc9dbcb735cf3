import type { Place, Span } from '../base/index.js';

export type Severity = 'error' | 'warning' | 'info';

/** One replacement of text in a file; an insertion has an empty span. */
export interface Edit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** A change that mends what a diagnostic reports; applying all its edits must make the diagnostic go away. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It guesses at what was meant: `--fix` leaves it alone, `--fix-all` applies it. */
  readonly guess?: true;
}

/** A second place that explains a diagnostic, such as the first of two declarations. */
export interface Related {
  readonly place: Place;
  readonly message: string;
}

/** One finding, in the author's words. `code` is stable; `message` is not API. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** What the generated catalogue holds of a diagnostic; `Holes` types the message's parameters at the call. */
export interface Message<Holes> {
  readonly code: string;
  readonly severity: Severity;
  /** What its fixes do is a guess. */
  readonly guess?: true;
  readonly text: (holes: Holes) => string;
}

/** What may be said besides the message. */
export interface Extra {
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
}

/** Makes a diagnostic: `diagnostic(catalogue.duplicateScene, place, { name }, { related: [...] })`. */
export function diagnostic<Holes>(message: Message<Holes>, place: Place, holes: Holes, extra: Extra = {}): Diagnostic {
  const base = {
    code: message.code,
    severity: message.severity,
    message: message.text(holes),
    place,
    related: extra.related ?? [],
  };
  if (!extra.fix) return base;
  return { ...base, fix: message.guess ? { ...extra.fix, guess: true } : extra.fix };
}
