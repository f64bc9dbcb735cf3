import type { Json } from '../../bundle/index.js';
import { fail, type HostResult, succeed } from '../host-error.js';
import type { Story } from '../story.js';
import type { BundledMigration } from './lineage.js';

interface Cells {
  readonly [cell: string]: Json;
}

/**
 * The number that a story's form of the campaign has: of its newest migration that changes the campaign's own cells, so that
 * bundles which agree on them share a campaign, whatever else is between them. 0: none ever did.
 */
export function campaignMigration(story: Story): number {
  return campaignConversions(story, 0).at(-1)?.number ?? 0;
}

/** Whether one of these migrations has the campaign converted. */
export function touchesCampaign(story: Story, migrations: readonly BundledMigration[] = story.migrations): boolean {
  return campaignConversions(story, 0).some(({ name }) => migrations.some((each) => each.name === name));
}

/** What a campaign's cells of an older form become; undefined where they are of the story's form already. */
export function convertCampaign(story: Story, from: number, cells: Cells): HostResult<Cells | undefined> {
  const pending = campaignConversions(story, from);
  if (pending.length === 0) return succeed(undefined);
  let converted = cells;
  for (const { name } of pending) {
    const result = story.converters.get(name)?.convertCampaign(converted);
    if (result && !result.ok)
      return fail({ error: 'conversionFailed', session: 'of the campaign', detail: result.reason });
    if (result?.ok) converted = result.cells;
  }
  return succeed(converted);
}

/** Asked for every turn, and the same for every story. */
const known = new WeakMap<Story, readonly BundledMigration[]>();

function campaignConversions(story: Story, after: number): readonly BundledMigration[] {
  let found = known.get(story);
  if (!found) {
    const { bundle, migrations } = story;
    const names = new Set(bundle.conversions.filter(({ campaign }) => campaign).map(({ migration }) => migration));
    found = migrations.filter(({ name }) => names.has(name));
    known.set(story, found);
  }
  return after === 0 ? found : found.filter(({ number }) => number > after);
}
