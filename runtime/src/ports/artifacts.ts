/** Files of any kind by their content: images, audio, models. What is put once is never changed. */
export interface Artifacts {
  /** Keeps the bytes and answers with their SHA-256, in lower-case hex. The same bytes are kept once. */
  put(bytes: Uint8Array): Promise<ArtifactResult<string>>;
  /** The bytes of a hash, held against it; undefined where nobody put them. */
  get(hash: string): Promise<ArtifactResult<Uint8Array | undefined>>;
}

export type ArtifactResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ArtifactError };

export type ArtifactError =
  | { readonly error: 'diskFull'; readonly detail: string }
  | { readonly error: 'readOnly'; readonly detail: string }
  | { readonly error: 'unavailable'; readonly detail: string }
  /** What lies under the hash has another one. */
  | { readonly error: 'corrupt'; readonly hash: string }
  | { readonly error: 'badHash'; readonly hash: string };
