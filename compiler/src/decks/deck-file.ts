import { canonicalJson, type Json } from '@fabula/runtime/bundle';

/** A deck as it is handed around: cards with their text in Fabula, and who vouches for them. */
export interface DeckFile {
  readonly format: typeof deckFormat;
  readonly name: string;
  readonly title?: string;
  readonly cards: readonly DeckFileCard[];
  readonly signature?: DeckSignature;
}

/** A card's clauses as they are written in Fabula, each by itself. */
export interface DeckFileCard {
  readonly name: string;
  readonly title?: string;
  readonly weight?: string;
  readonly when?: string;
  readonly payoff?: string;
  readonly by?: string;
  readonly cast?: readonly string[];
  readonly text: string;
}

export interface DeckSignature {
  /** `ed25519:` and 64 hex digits. */
  readonly key: string;
  /** 128 hex digits, over what `signedBytes` gives. */
  readonly value: string;
}

export const deckFormat = 'fabula.deck/1';

/** What can be wrong with a file, in the words of a diagnostic's reason. */
export type ReadDeck = { readonly ok: true; readonly deck: DeckFile } | { readonly ok: false; readonly reason: string };

const name = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const path = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u;
/** A title is put between quotes, so it can have nothing live in it. */
const title = /^[^"“”„\\{}\r\n]*$/u;
const line = /^[^\r\n]*$/;
const key = /^ed25519:[0-9a-f]{64}$/;
const signature = /^[0-9a-f]{128}$/;

/** Takes a file apart. Nothing that is not of the form gets in, so that no field can be more than it says. */
export function readDeckFile(text: string): ReadDeck {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return wrong('it is no JSON');
  }
  const file = fieldsOf(json);
  if (!file) return wrong('it is no JSON object');
  if (file['format'] !== deckFormat) return wrong(`its \`format\` is not \`${deckFormat}\``);
  const stray = strayIn(file, ['$schema', 'format', 'name', 'title', 'cards', 'signature']);
  if (stray !== undefined) return wrong(`it has a field \`${stray}\`, which decks don’t have`);
  const own = textOf(file['name'], name);
  if (own === undefined) return wrong('its `name` is no name');
  const shown = file['title'] === undefined ? undefined : textOf(file['title'], title);
  if (file['title'] !== undefined && shown === undefined) return wrong('its `title` has quotes, braces or line ends');
  if (!Array.isArray(file['cards'])) return wrong('it has no `cards`');
  const cards: DeckFileCard[] = [];
  for (const [index, each] of file['cards'].entries()) {
    const card = readCard(each);
    if (typeof card === 'string') return wrong(`${card} in card ${index + 1}`);
    cards.push(card);
  }
  const signed = readSignature(file['signature']);
  if (signed === 'wrong') return wrong('its `signature` has not a `key` and a `value` as they should be');
  const deck: DeckFile = {
    format: deckFormat,
    name: own,
    ...(shown !== undefined && { title: shown }),
    cards,
    ...(signed && { signature: signed }),
  };
  return { ok: true, deck };
}

/** What is signed: the format's name, then all but the signature, in the one way that JSON is canonical. */
export function signedBytes({ signature: _, ...deck }: DeckFile): Uint8Array {
  const head = new TextEncoder().encode(`${deckFormat}\n`);
  const body = canonicalJson(jsonOf(deck));
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** The file as it is written, its fields in their order. */
export function writeDeckFile(deck: DeckFile): string {
  const { format, name: own, title: shown, cards, signature: by } = deck;
  const ordered = {
    format,
    name: own,
    title: shown,
    cards: cards.map(({ name: card, title: called, weight, when, payoff, by: due, cast, text }) => ({
      ...{ name: card, title: called, weight, when, payoff, by: due, cast, text },
    })),
    signature: by,
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/**
 * The deck as Fabula. A clause has a line of its own, so that none can reach into the next, and the text is indented,
 * so that nothing in it begins a declaration.
 */
export function deckSource({ name: own, title: shown, cards }: DeckFile): string {
  const head = `deck ${own}${shown === undefined ? '' : ` "${shown}"`} {\n`;
  return `${head}${cards.map(cardSource).join('')}}\n`;
}

function cardSource(card: DeckFileCard): string {
  const { name: own, title: shown, weight, when, payoff, by, cast, text } = card;
  const clauses = [
    ...(weight === undefined ? [] : [`weight ${weight}`]),
    ...(when === undefined ? [] : [`when ${when}`]),
    ...(payoff === undefined ? [] : [`payoff ${payoff}${by === undefined ? '' : ` by ${by}`}`]),
    ...(cast === undefined ? [] : [`cast ${cast.join(', ')}`]),
  ];
  const head = `  card ${own}${shown === undefined ? '' : ` "${shown}"`}`;
  const lines = text.split(/\r\n|\r|\n/).map((each) => (each.trim() === '' ? '' : `    ${each}`));
  return `${[head, ...clauses.map((clause) => `    ${clause}`), '  {', ...lines, '  }'].join('\n')}\n`;
}

function readCard(json: unknown): DeckFileCard | string {
  const card = fieldsOf(json);
  if (!card) return 'there is no object';
  const stray = strayIn(card, ['name', 'title', 'weight', 'when', 'payoff', 'by', 'cast', 'text']);
  if (stray !== undefined) return `there is a field \`${stray}\`, which cards don’t have,`;
  const own = textOf(card['name'], name);
  if (own === undefined) return 'the `name` is no name';
  const text = textOf(card['text'], /^[\s\S]*$/);
  if (text === undefined) return 'there is no `text`';
  const read: { -readonly [K in keyof DeckFileCard]: DeckFileCard[K] } = { name: own, text };
  for (const [field, form] of forms) {
    if (card[field] === undefined) continue;
    const value = textOf(card[field], form);
    if (value === undefined || value.trim() === '') return `\`${field}\` is not as it should be`;
    read[field] = value;
  }
  if (card['cast'] !== undefined) {
    const given: unknown = card['cast'];
    const cast = Array.isArray(given) ? given.map((each: unknown) => textOf(each, path)) : [];
    const known = cast.filter((each) => each !== undefined);
    if (known.length === 0 || known.length < cast.length) return '`cast` is no list of names';
    read.cast = known;
  }
  if (read.by !== undefined && read.payoff === undefined) return '`by` stands without `payoff`';
  return read;
}

const forms = [
  ['title', title],
  ['weight', line],
  ['when', line],
  ['payoff', path],
  ['by', name],
] as const;

function readSignature(json: unknown): DeckSignature | 'wrong' | undefined {
  if (json === undefined) return undefined;
  const fields = fieldsOf(json);
  const by = fields && textOf(fields['key'], key);
  const value = fields && textOf(fields['value'], signature);
  return by !== undefined && value !== undefined ? { key: by, value } : 'wrong';
}

function fieldsOf(json: unknown): { readonly [field: string]: unknown } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return Object.fromEntries(Object.entries(json));
}

function strayIn(fields: object, known: readonly string[]): string | undefined {
  return Object.keys(fields).find((field) => !known.includes(field));
}

function textOf(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

function wrong(reason: string): ReadDeck {
  return { ok: false, reason };
}

function jsonOf({ cards, ...deck }: Omit<DeckFile, 'signature'>): Json {
  return { ...deck, cards: cards.map((card): Json => ({ ...card })) };
}
