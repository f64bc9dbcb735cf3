/** How often each site was come by: one long row of counts, so that workers hand theirs over in one piece. */
export type Tally = Uint32Array<ArrayBuffer>;

export function addTally(into: Tally, more: Tally): void {
  for (let i = 0; i < more.length; i++) into[i] = Math.min((into[i] ?? 0) + (more[i] ?? 0), 0xffff_ffff);
}
