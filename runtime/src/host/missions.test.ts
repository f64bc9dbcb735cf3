import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../adapters/store-memory/index.js';
import { renderSteps } from '../render/index.js';
import { branchSession } from './branch-session.js';
import { readJournal } from './read-journal.js';
import { rebuildSession } from './rebuild-session.js';
import { replaySession } from './replay-session.js';
import { resumeSession } from './resume-session.js';
import { choose, mainKey, sampleHost, sessionKey, startSample, value } from './sample-host.contract.js';
import { missionBundle } from './sample-mission.contract.js';
import { openStory } from './story.js';
import type { TurnDone } from './take-turn.js';
import { verifySession } from './verify-session.js';

const stepsOf = ({ output, story }: Pick<TurnDone, 'output' | 'story'>): readonly string[] =>
  renderSteps(output, { texts: story.texts, locale: 'en' }).map(({ title, item, is, reason }) =>
    [item?.title ?? title, is, ...(reason === undefined ? [] : [reason])].join(': '),
  );

/** Plays until the first mission is done. */
async function played() {
  const store = createMemoryStore();
  const host = sampleHost(store);
  const story = value(await openStory(await missionBundle()));
  const turns = [await startSample(host, story)];
  for (let turn = 0; turn < 9; turn++) turns.push(value(await choose(host, 'roll')));
  return { store, host, story, turns };
}

describe('missions of a session', () => {
  it('are told of in the turn in which they move, each step once', async () => {
    const { turns } = await played();
    expect(turns.map(stepsOf).filter((steps) => steps.length > 0)).toEqual([
      ['High water: active', 'Get your feet wet: open', 'stay dry: active', 'feet: open'],
      expect.arrayContaining(['Get your feet wet: done', 'Swim: open', 'stay dry: failed: The tide has you']),
      ['Swim: done', 'High water: done'],
    ]);
  });

  it('are the same after a resume, replayed, rebuilt, and on a branch', async () => {
    const { store, story, turns } = await played();
    const last = turns.at(-1);
    const other = sampleHost(store);
    const resumed = value(await resumeSession(other, sessionKey, story));
    expect(resumed.stateHash).toBe(last?.stateHash);
    expect(value(await replaySession(other, mainKey))).toEqual({ turns: 10, folded: 0 });
    expect(value(await rebuildSession(other, mainKey))).toMatchObject({ stateHash: last?.stateHash });
    expect(value(await verifySession(other, mainKey)).findings).toEqual([]);
    const key = value(await branchSession(other, mainKey, { name: 'early', at: 1 }));
    const journal = value(await readJournal(other, key, 'reader', 'en'));
    expect(journal.missions.map(({ stands }) => stands)).toEqual(['active', 'active']);
  });

  it('stand in the journal without what is to come', async () => {
    const host = sampleHost();
    await startSample(host, value(await openStory(await missionBundle())));
    expect(value(await readJournal(host, mainKey, 'reader', 'en'))).toEqual({
      version: 1,
      missions: [
        {
          mission: 'high_water',
          title: 'High water',
          stands: 'active',
          objectives: [{ name: 'wet', title: 'Get your feet wet', stands: 'open', optional: false }],
          clocks: [{ name: 'flood', title: 'The flood', at: '0', full: '90' }],
        },
        {
          mission: 'stay_dry',
          title: 'stay dry',
          stands: 'active',
          objectives: [{ name: 'feet', title: 'feet', stands: 'open', optional: false }],
          clocks: [],
        },
      ],
    });
  });
});
