/**
 * State is a flat set of cells: a key and a value. The key's first letter says what the cell is.
 *
 * | key | holds |
 * | --- | --- |
 * | `e/<entity>/<field>` | a field; a component's is `Voice.tone` |
 * | `w/<name>` `k/<name>` `c/<name>` | world, config, campaign |
 * | `r/<relation>/<from>/<to>` and `…/<field>` | whether an edge is, and its fields |
 * | `g/<entity>/<component>` | granted (true) or revoked (false) |
 * | `n/<entity>`, `a/<kind>`, `a/<kind>/<n>`, `d/<entity>` | an entity made while playing; how many of a kind; the n-th; retired |
 * | `j/<relation>/<from>` | where the edges of an acyclic relation lead that were linked while playing |
 * | `i/<resource>` | the issuer's account |
 * | `v/<place>` | how often a scene or label was entered, and in which turn last |
 * | `o/<choice>`, `…/<key>` and `…/<key>/<seat>` | spent |
 * | `q/<site>` | where a sequence stands |
 * | `b/<deck>` | which cards of a deck are out, its round, how often each was drawn |
 * | `x/<mission>` and `…/<part>` | what a mission, an objective or a clock has come to |
 * | `l/<event>`, `l/<event>/<n>` | which events of a name are remembered; the n-th: its place among all, turn, time and fields |
 * | `m/events` | how many events were remembered |
 * | `m/seed`, `m/seats`, `m/roles`, `m/spectators` | what the session was started with |
 * | `m/clock` | the story's time |
 *
 * A segment escapes `/`, which qualified names of libraries have, as `%2F`.
 */
export type CellParts = readonly string[];

export function cellKey(...segments: CellParts): string {
  let key: string | undefined;
  for (const segment of segments) {
    const escaped = escapeSegment(segment);
    key = key === undefined ? escaped : `${key}/${escaped}`;
  }
  return key ?? '';
}

/** The segments of a key, unescaped: `['e', 'player', 'purse']`. */
export function cellParts(key: string): CellParts {
  const segments = key.split('/');
  return key.includes('%') ? segments.map(unescapeSegment) : segments;
}

export function escapeSegment(text: string): string {
  if (!text.includes('/') && !text.includes('%')) return text;
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}

function unescapeSegment(text: string): string {
  return text.replaceAll('%2F', '/').replaceAll('%25', '%');
}

/** Cells of the campaign are the campaign's stream's, not the session's: they are neither hashed nor saved here. */
export function isCampaignCell(key: string): boolean {
  return key.startsWith('c/');
}

/**
 * Keys are asked for with the same few names all the time, and a key that was built once has its hash code at hand:
 * looking it up is several times faster than building it. The table is emptied when sessions without end have filled it.
 */
export function keysFor(prefix: string): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    if (keys.size >= 20_000) keys.clear();
    const key = `${prefix}/${escapeSegment(name)}`;
    keys.set(name, key);
    return key;
  };
}
