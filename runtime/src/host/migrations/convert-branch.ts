import type { Input } from '../../engine/index.js';
import type { NewTurn } from '../append-turn.js';
import { type CampaignRead, readCampaign } from '../campaign.js';
import { execute } from '../execute.js';
import type { Host } from '../host.js';
import { fail, type HostResult, succeed } from '../host-error.js';
import type { StoredBranch } from '../live-branch.js';
import { turnSalt } from '../seed.js';
import type { Story } from '../story.js';
import { touchesCampaign } from './convert-campaign.js';
import { convertState } from './convert-state.js';
import type { BundledMigration } from './lineage.js';
import { migrateCommand } from './migrate-row.js';

/**
 * The turn that brings a branch to a newer bundle, ready to be stored. It is the same whoever makes it and whenever: its time is
 * the last turn's, so that neither who reads next is taken to have been here, nor what is told depends on when an operator
 * came by.
 */
export async function convertBranch(
  host: Host,
  branch: StoredBranch,
  story: Story,
  pending: readonly BundledMigration[],
): Promise<HostResult<NewTurn>> {
  const { key, last } = branch;
  const { session } = key;
  const version = branch.head + 1;
  const converted = convertState(branch.story, story, branch.state, pending);
  if (!converted.ok) return named(converted, session);
  const { state, act } = converted.value;
  const input: Input = {
    commandId: migrateCommand(key, story.hash),
    seat: story.engine.seats(state)[0] ?? 'reader',
    at: last.at,
    locale: last.locale,
    // Where nobody is moved nothing is said that a salt could hide.
    salt: state.flow.at === 'moved' ? saltOf(host, branch, version) : noSalt,
    act,
  };
  const reads = story.engine.usesCampaign || touchesCampaign(story, pending);
  const campaign: HostResult<CampaignRead | undefined> = reads
    ? await readCampaign(host, story, key, true)
    : succeed(undefined);
  if (!campaign.ok) return named(campaign, session);
  const executed = await execute(host, story, state, key, input, campaign.value);
  if (!executed.ok) return executed;
  const fault = executed.value.step.events.find(({ event }) => event === 'fault');
  if (fault?.event === 'fault') {
    return fail({ error: 'conversionFailed', session, detail: `${fault.fault}: ${fault.detail}` });
  }
  return succeed({ key, story, before: branch, version, input, executed: executed.value });
}

const noSalt = '0'.repeat(32);

function saltOf(host: Host, { saltRoot }: StoredBranch, version: number): string {
  return saltRoot === undefined ? host.randomHex(16) : turnSalt(saltRoot, version);
}

function named(failed: Extract<HostResult<never>, { ok: false }>, session: string) {
  const { error } = failed;
  return fail(error.error === 'conversionFailed' ? { ...error, session } : error);
}
