/**
 * A personal leaf in canonical JSON, whose keys come sorted: digest, salt, text. It is read as text, so that what is not
 * personal stays the same to the byte, numbers and unusual characters included. Nothing else can look like it: inside a
 * JSON string every quote is escaped. The store's SQL uses the same expression (`fabula.redact`).
 */
const personalLeaf =
  /\{"\$personal":\{"digest":"([^"\\]*)","salt":(?:"(?:[^"\\]|\\.)*"|null),"text":(?:"(?:[^"\\]|\\.)*"|null)\}\}/g;
const marker = '"$personal":';

export interface Redacted {
  readonly json: string;
  /** How many values held text and hold none now. */
  readonly values: number;
}

/** The same JSON with the text and salt of its personal leaves gone. Doing it twice changes nothing. */
export function redactPersonal(json: string): Redacted {
  if (!json.includes(marker)) return { json, values: 0 };
  let values = 0;
  const redacted = json.replace(personalLeaf, (leaf, digest: string) => {
    if (!leaf.endsWith('"text":null}}')) values++;
    return `{"$personal":{"digest":"${digest}","salt":null,"text":null}}`;
  });
  return { json: redacted, values };
}

/** Whether each personal leaf could be forgotten later. One that is written otherwise is refused while it is new. */
export function forgettable(json: string): boolean {
  if (!json.includes(marker)) return true;
  const marked = json.split(marker).length - 1;
  return marked === (json.match(personalLeaf)?.length ?? 0);
}
