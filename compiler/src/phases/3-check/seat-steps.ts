import type { ExprIr, TestStepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Name, TestStep, TextLiteral } from '../1-parse/index.js';
import { checkRole } from './audience.js';
import type { Checker } from './checker.js';
import { checkArguments } from './expressions/arguments.js';
import { plainText } from './expressions/literal.js';
import type { Meaning } from './expressions/meaning.js';
import { reportUndefined, resolvePath } from './names.js';
import { signatureOf } from './signature.js';

/** Whoever runs the session, who sits nowhere. */
const host = 'host';

/** Who is there in a test: those who play, who are names in its conditions, and those who attend besides. */
export class TestSeats {
  readonly #names: ReadonlySet<string>;

  constructor(c: Checker, steps: readonly TestStep[]) {
    const players = steps.flatMap((step) => (step.kind === 'players' ? step.seats : []));
    const others = steps.flatMap((step) => (step.kind === 'seat' ? [step.seat] : []));
    this.#names = new Set([...players, ...others].map((name) => name.text));
    for (const { text, span } of players) {
      const id = players.length > 1 ? `player/${text}` : 'player';
      const ir: ExprIr = { op: 'const', value: id };
      const type = c.context.playerType(c.chapter);
      const meaning = (): Meaning => ({ is: 'value', value: { type, ir } });
      c.scope.add({ name: text, slot: text, type, rank: 'let', span, lastRead: span.start, meaning });
    }
  }

  /** The seat that a step is somebody's by. */
  of(c: Checker, seat: Name | undefined): { readonly seat?: string } {
    if (!seat || seat.text === '') return {};
    if (seat.text !== host && !this.#names.has(seat.text)) {
      reportUndefined(c, 'seat', seat.text, seat.span, [...this.#names, host]);
    }
    return { seat: seat.text };
  }
}

type SeatStep = TestStep & { readonly kind: 'players' | 'seat' | 'call' | 'close' | 'expectReads' };

export function checkSeatStep(c: Checker, step: SeatStep, seats: TestSeats, line: number): TestStepIr[] {
  switch (step.kind) {
    case 'players':
      reportTwice(c, step.seats);
      return [{ line, step: 'players', seats: step.seats.map((seat) => seat.text) }];
    case 'seat': {
      const roles = step.roles.flatMap((role) =>
        role.names[0]?.text === 'spectator' && role.names.length === 1 ? [] : (checkRole(c, role) ?? []),
      );
      return [{ line, step: 'seat', seat: step.seat.text, roles }];
    }
    case 'close':
      return [{ line, step: 'close', ...seats.of(c, step.seat) }];
    case 'expectReads': {
      const { seat } = step;
      seats.of(c, seat);
      return [{ line, step: 'expectReads', seat: seat.text, text: textOf(c, step.text), negated: step.never }];
    }
    case 'call':
      return checkCall(c, step, seats, line);
  }
}

/** `as carol call approve(tam)`: only what has a `by` is called from outside. */
function checkCall(
  c: Checker,
  step: TestStep & { readonly kind: 'call' },
  seats: TestSeats,
  line: number,
): TestStepIr[] {
  const symbol = resolvePath(c, step.action, 'value', 'action', 'action');
  if (!symbol) {
    for (const argument of step.arguments) c.expression(argument.value);
    return [];
  }
  if (symbol.declaration.by.length === 0) c.report(catalogue.notOpenOutside, step.action.span, { name: symbol.name });
  const { parameters } = signatureOf(c.context, symbol);
  const { values } = c.purely('an argument from outside', () =>
    checkArguments(c, symbol.name, parameters, step.arguments, step.action.span),
  );
  const given = parameters.flatMap(({ name }, index) => {
    const value = values[index];
    return value ? [[name, value] as const] : [];
  });
  const { refused } = step;
  return [
    {
      line,
      step: 'call',
      action: symbol.id,
      arguments: Object.fromEntries(given),
      ...seats.of(c, step.seat),
      ...(refused && { refused: refused.by?.text ?? true }),
    },
  ];
}

/** What a reader chooses or sees is compared as written: nothing in it is live. */
export function textOf(c: Checker, literal: TextLiteral): string {
  const text = plainText(literal);
  if (text === undefined) c.report(catalogue.notConstant, literal.span, {});
  return text ?? '';
}

function reportTwice(c: Checker, seats: readonly Name[]): void {
  const seen = new Map<string, Name>();
  for (const seat of seats) {
    const first = seen.get(seat.text);
    if (first) {
      const related = [c.here(first.span, `\`${seat.text}\` is here.`)];
      c.report(catalogue.duplicateName, seat.span, { name: seat.text }, { related });
    } else seen.set(seat.text, seat);
  }
}
