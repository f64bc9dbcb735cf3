import type { Argv } from 'yargs';
import type { Host, Story } from '../../../host/index.js';
import type { Run } from '../../command.js';
import { type PlaceArguments, withPlace } from '../../options.js';
import { readBundle } from '../../read-bundle.js';
import { withHost } from '../../with-host.js';

export interface StoryArguments extends PlaceArguments {
  readonly bundle: string;
}

/** What concerns all sessions of a pack, whosever they are. */
export function withBundle<T>(yargs: Argv<T>): Argv<T & StoryArguments> {
  return withPlace(yargs).positional('bundle', {
    type: 'string',
    demandOption: true,
    describe: 'The newest bundle of the pack, a `.fabc` file.',
  });
}

export async function withStory(
  run: Run,
  { store, bundle, json }: StoryArguments,
  work: (host: Host, story: Story) => Promise<void>,
): Promise<void> {
  const story = await readBundle(run, { bundle, requireSignature: false, key: [] }, json);
  if (story) await withHost(run, { store, bundle, json }, (host) => work(host, story));
}
