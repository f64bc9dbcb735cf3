/** Base64 in both worlds: Node 20 and older browsers have nothing but `btoa`, which wants a character a byte. */
export function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let i = 0; i < bytes.length; i += 8192)
    characters += String.fromCharCode(...bytes.subarray(i, Math.min(bytes.length, i + 8192)));
  return btoa(characters);
}

export function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  return Uint8Array.from({ length: characters.length }, (_, i) => characters.charCodeAt(i));
}
