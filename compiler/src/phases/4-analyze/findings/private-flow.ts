import type { Place } from '../../../base/index.js';
import { catalogue, type Diagnostic, diagnostic, type Related } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import { type Leak, programPrivacy, whoIs } from '../privacy/index.js';

/** What is private or secret and comes where it must not, with the way it took; and what is revealed for nothing. */
export function privateFlow(input: AnalyzeInput): Diagnostic[] {
  // A library's flows are its own affair; what a story gives away by way of one is found at the story's call.
  const files = new Set(input.program.main.files.map(({ source }) => source.path));
  const { leaks, idle } = programPrivacy(input);
  return [
    ...leaks.filter((leak) => files.has(primary(leak).file)).map(leaves),
    ...idle.filter(({ file }) => files.has(file)).map((place) => diagnostic(catalogue.nothingToReveal, place, {})),
  ];
}

/** The call that gives it away, where it is given away inside; else the place where it comes to be known. */
function primary({ sink }: Leak): Place {
  return sink.calls[0] ?? sink.place;
}

function leaves(leak: Leak): Diagnostic {
  const { read, sink } = leak;
  const { what, keeping } = read.guarded;
  const extra = { related: wayOf(leak) };
  if (keeping === 'secret')
    return diagnostic(catalogue.secretLeaves, primary(leak), { what, where: whereOf(leak) }, extra);
  const owner = whoIs(read.owner);
  const of = owner === undefined ? undefined : owner === 'player' ? ' to the player' : ` to \`${owner}\``;
  const where = sink.into === 'speech' ? 'somebody else says it' : whereOf(leak);
  return diagnostic(catalogue.privateLeaves, primary(leak), { what, where, ...(of !== undefined && { of }) }, extra);
}

function whereOf({ read, sink }: Leak): string {
  const { keeping } = read.guarded;
  switch (sink.into) {
    case 'narration':
      return 'it is told here';
    case 'speech':
      return 'it is said here';
    case 'choice':
      return 'a choice shows it';
    case 'title':
      return 'it becomes a title';
    case 'field':
      if (sink.keeping === 'private' && keeping === 'private')
        return `\`${sink.name}\` ${sink.knower ? 'is somebody else’s' : 'may be known to others'}`;
      return `\`${sink.name}\` is not`;
    case 'event':
      return `the event’s \`${sink.name}\` is not`;
    case 'prompt':
      return `\`${sink.name}\` sends it to a model`;
    case 'host':
      return `it goes to the host’s \`${sink.name}\``;
  }
}

/** The way of the value: where the field is declared, where it is read, the calls that hand it on, where it comes out. */
function wayOf(leak: Leak): readonly Related[] {
  const { read, sink } = leak;
  const { guarded } = read;
  const steps: Related[] = [
    { place: guarded.declared, message: `It is ${guarded.keeping} here.` },
    { place: guarded.place, message: `\`${guarded.what}\` is read here.` },
    ...read.calls.map((place) => ({ place, message: 'This call yields it.' })),
    ...sink.calls.slice(1).map((place) => ({ place, message: 'It is handed on here.' })),
    ...(sink.calls.length > 0 ? [{ place: sink.place, message: 'It comes out here.' }] : []),
  ];
  const met = new Set([keyOf(primary(leak))]);
  return steps.filter(({ place }) => {
    const key = keyOf(place);
    if (met.has(key)) return false;
    met.add(key);
    return true;
  });
}

function keyOf({ file, span }: Place): string {
  return `${file}:${span.start}-${span.end}`;
}
