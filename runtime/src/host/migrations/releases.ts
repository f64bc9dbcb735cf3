import type { CampaignKey } from '../../ports/index.js';
import { type Host, keepStory, storyOf } from '../host.js';
import { fail, type HostResult, storeFailed, succeed } from '../host-error.js';
import type { Story } from '../story.js';

/**
 * Makes a story what this host serves of its pack: every session that can goes on with it from its next turn on, and whoever
 * takes a turn need not hand it over. What is stored says nothing of it, so that hosts of two versions may serve side by side
 * while a rollout goes on.
 */
export async function deploy(host: Host, story: Story): Promise<HostResult<{ readonly applied: readonly string[] }>> {
  const kept = await keepStory(host, story);
  if (kept.ok) serveStory(host, story);
  return kept;
}

/** The same for a host of one reader: the story is stored, and its tables made, when a session goes on with it. */
export function serveStory(host: Host, story: Story): void {
  host.releases.set(story.bundle.manifest.pack.name, story);
}

/**
 * A story whose conversions lead a session as far as its campaign has come: the one that this host serves, else one that
 * another session of the campaign is told by.
 */
export async function storyOfCampaign(
  host: Host,
  { tenant, campaign }: CampaignKey,
  pack: string,
  migration: number,
): Promise<HostResult<Story>> {
  const release = host.releases.get(pack);
  if (release && release.migration >= migration) return succeed(release);
  const rows = await host.store.listSessions({ tenant, campaign, pack, limit: mostSessions });
  if (!rows.ok) return storeFailed(rows.error);
  for (const { key, branch, head } of rows.value) {
    const turns = head === 0 ? undefined : await host.store.readTurns({ ...key, branch }, head, 1);
    if (turns && !turns.ok) return storeFailed(turns.error);
    const bundle = turns?.value[0]?.bundle;
    const story = bundle === undefined ? undefined : await storyOf(host, bundle);
    if (story?.ok && story.value.migration >= migration) return story;
  }
  return fail({ error: 'campaignAhead', campaign, migration });
}

/** A campaign is shared by those who play together. */
const mostSessions = 200;
