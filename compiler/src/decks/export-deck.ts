import type { Span } from '../base/index.js';
import type { CardDeclaration, DeckDeclaration, Path, TextLiteral } from '../phases/1-parse/index.js';
import type { Symbol } from '../phases/2-bind/index.js';
import { type DeckFile, type DeckFileCard, deckFormat } from './deck-file.js';

/** A deck of a pack as a file; or the name of a card that no file can hold, since it stands for a scene of the pack. */
export function exportDeck({
  declaration,
  file,
  name,
}: Symbol<DeckDeclaration>): DeckFile | { readonly scene: string } {
  const standing = declaration.cards.find((card) => card.scene);
  if (standing) return { scene: standing.name.text };
  const source = (span: Span): string => file.text.slice(span.start, span.end).replaceAll(/\s*[\r\n]\s*/g, ' ');
  const cards = declaration.cards.flatMap((card): DeckFileCard[] => {
    const { prose } = card;
    return prose ? [{ ...clausesOf(card, source), text: bodyOf(file.text, prose.body.span) }] : [];
  });
  const title = declaration.title && plain(declaration.title);
  return { format: deckFormat, name, ...(title !== undefined && { title }), cards };
}

function clausesOf(card: CardDeclaration, source: (span: Span) => string): Omit<DeckFileCard, 'text'> {
  const { name, title, weight, when, payoff, payoffBy, prose } = card;
  const cast = prose?.cast.map(pathOf) ?? [];
  return {
    name: name.text,
    ...(title && { title: plain(title) }),
    ...(weight && { weight: source(weight.span) }),
    ...(when && { when: source(when.span) }),
    ...(payoff && { payoff: pathOf(payoff) }),
    ...(payoffBy && { by: payoffBy.text }),
    ...(cast.length > 0 && { cast }),
  };
}

/** What stands between the braces of a card, as far to the left as it goes. */
function bodyOf(text: string, span: Span): string {
  const inside = text
    .slice(span.start, span.end)
    .replace(/^\s*\{/, '')
    .replace(/\}\s*$/, '');
  const lines = inside
    .replace(/^[ \t]*(?:\r\n|\r|\n)/, '')
    .trimEnd()
    .split(/\r\n|\r|\n/);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(least)).join('\n');
}

function pathOf({ names }: Path): string {
  return names.map(({ text }) => text).join('.');
}

function plain({ parts }: TextLiteral): string {
  return parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
}
