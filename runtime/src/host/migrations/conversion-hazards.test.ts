import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../adapters/store-memory/index.js';
import type { ExprIr, KindConversionIr } from '../../bundle/index.js';
import { forgetWords } from '../forget-words.js';
import type { Host } from '../host.js';
import { rebuildSession } from '../rebuild-session.js';
import { replaySession } from '../replay-session.js';
import { resumeSession } from '../resume-session.js';
import { choose, mainKey, sampleHost, sessionKey, startSample, value } from '../sample-host.contract.js';
import { verifySession } from '../verify-session.js';
import { releaseSession } from './hold.js';
import { deploy } from './releases.js';
import { firstRelease, secondRelease, thirdRelease } from './sample-release.contract.js';

async function whole(host: Host): Promise<void> {
  expect(value(await replaySession(host, mainKey)).differs).toBeUndefined();
  const { upcast, stateHash } = value(await rebuildSession(host, mainKey));
  if (upcast) expect(upcast.stateHash).toBe(stateHash);
  expect(value(await verifySession(host, sessionKey)).findings).toEqual([]);
}

describe('a conversion', () => {
  it('goes on from what is stored, and not from what a release in between made of it', async () => {
    const host = sampleHost();
    await startSample(host, await firstRelease('pay'));
    expect(value(await resumeSession(host, sessionKey, await firstRelease('roll'))).told).toBe('moved');
    value(await deploy(host, await secondRelease()));
    value(await choose(host, 'roll'));
    const other = sampleHost(host.store);
    value(await resumeSession(other, sessionKey));
    await whole(other);
  });

  const cut: KindConversionIr = { fields: { name: { value: { by: 'cut', max: 2 } } } };
  const length: ExprIr = {
    op: 'builtin',
    name: 'length',
    arguments: [{ op: 'get', of: { op: 'local', slot: 'old' }, name: 'name' }],
  };
  const asked: ExprIr = { op: 'const', value: '' };
  /** No length is nothing to divide by: without the words it can't even be reckoned. */
  const share: ExprIr = { op: 'binary', operator: 'int.div', left: { op: 'const', value: 9 }, right: length };
  const derived = (mood: ExprIr): KindConversionIr => ({
    derived: { old: 'old', reads: { name: { field: 'name' } }, lets: [], values: { mood } },
  });
  const calmIf = (left: ExprIr): ExprIr => ({
    op: 'if',
    condition: { op: 'binary', operator: 'eq', left, right: { op: 'const', value: 3 } },
    then: { op: 'const', value: 'calm' },
    else: { op: 'const', value: 'wary' },
  });

  it.each([
    ['cut', 2, cut],
    ['cut, and converted again', 3, cut],
    ['counted', 2, derived(calmIf(length))],
    ['counted, and converted again', 3, derived(calmIf(length))],
    ['divided by', 2, derived(calmIf(share))],
  ])('of words that are %s is what it was after they are forgotten', async (_, number, Person) => {
    const entities = { player: 'Person', kindOf: {} };
    const second = await secondRelease({ conversion: { entities, kinds: { Person } } });
    const host = sampleHost();
    await startSample(host, await firstRelease());
    value(await choose(host, 'roll'));
    expect(value(await resumeSession(host, sessionKey, second)).told).toBe('converted');
    if (number === 3) value(await resumeSession(host, sessionKey, await thirdRelease({ entities, kinds: { Person } })));
    await whole(host);
    expect(value(await forgetWords(host, sessionKey)).values).toBeGreaterThan(0);
    const other = sampleHost(host.store);
    value(await choose(other, 'roll'));
    await whole(other);
  });

  it('that leads a reader elsewhere on the way of their own turn does not take it for an answer there', async () => {
    const store = createMemoryStore();
    const [old, young] = [sampleHost(store), sampleHost(store)];
    const first = await firstRelease();
    const second = await secondRelease({
      conversion: { places: { moved: { ask: { to: { place: 'label', scene: 'quay', label: 'again' } } } } },
    });
    const two = { ...mainKey, session: 'two' };
    await startSample(old, first);
    await startSample(old, first, { session: 'two' });
    value(await choose(old, 'sign'));
    value(await resumeSession(young, sessionKey, second));
    // What it signs is the campaign's, which has come further: so its session has to.
    expect(await choose(old, 'sign', { key: two })).toMatchObject({ ok: false, error: { error: 'conflict', head: 2 } });
    expect(value(await choose(old, 'sign', { key: two })).version).toBe(3);
  });

  it('that was mended under the same number takes those who were put aside, and leaves alone whom it converted before', async () => {
    const store = createMemoryStore();
    const host = sampleHost(store);
    const first = await firstRelease();
    const kinds = {
      Person: derived(calmIf({ ...share, right: { op: 'builtin', name: 'length', arguments: [asked] } })),
    };
    const faulty = await secondRelease({ conversion: { entities: { player: 'Person' }, kinds } });
    const mended = await secondRelease();
    await startSample(host, first);
    const two = { ...sessionKey, session: 'two' };
    await startSample(host, await secondRelease({ conversion: { endow: [] } }), { session: 'two' });
    expect(value(await resumeSession(host, sessionKey, faulty))).toMatchObject({
      told: 'kept',
      why: { why: 'quarantined' },
    });
    // Nothing changes by itself.
    expect(value(await resumeSession(host, sessionKey, mended)).why?.why).toBe('quarantined');
    value(await releaseSession(host, sessionKey));
    expect(value(await resumeSession(host, sessionKey, mended)).told).toBe('converted');
    await whole(host);
    expect(value(await resumeSession(host, two, mended)).why).toMatchObject({ why: 'otherLineage' });
    expect(value(await choose(host, 'roll', { key: { ...two, branch: 'main' } })).version).toBe(2);
  });
});
