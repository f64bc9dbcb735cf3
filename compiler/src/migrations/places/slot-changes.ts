import type { FieldConversionIr } from '@fabula/runtime/bundle';
import type { Change } from '../change.js';
import type { Ground } from './ground.js';

/** What frames hold otherwise from now on, with a sentence for each. */
export function diffSlots(ground: Ground): {
  readonly changes: readonly Change[];
  readonly slots: { readonly [scene: string]: { readonly [slot: string]: FieldConversionIr } };
} {
  const changes: Change[] = [];
  const slots: { [scene: string]: { readonly [slot: string]: FieldConversionIr } } = {};
  for (const scene of Object.keys(ground.before.scenes)) {
    const conversions = ground.slotConversions(scene);
    if (!conversions) continue;
    slots[scene] = conversions;
    for (const [slot, conversion] of Object.entries(conversions))
      changes.push(changeOf(ground, scene, slot, conversion));
  }
  return { changes, slots };
}

function changeOf(ground: Ground, scene: string, slot: string, { to, value, gone }: FieldConversionIr): Change {
  const home = ground.scenes.get(scene) ?? scene;
  const was = `${scene}.${slot}`;
  const name = `${home}.${to ?? slot}`;
  if (gone) {
    const says = `\`${slot}\` of scene \`${home}\` is of another type now: what it holds is dropped.`;
    return { change: 'retyped', what: 'slot', name: was, grade: 'dangerous', says };
  }
  if (value) {
    const says = `\`${to ?? slot}\` of scene \`${home}\` holds what it held, in its new form.`;
    const { converted } = ground.slotNow(scene, slot, home);
    const grade = converted.is === 'converted' && converted.loses ? 'dangerous' : 'safe';
    return { change: 'retyped', what: 'slot', name, ...(to !== undefined && { was }), grade, says };
  }
  const says = `\`${slot}\` of scene \`${home}\` is called \`${to ?? slot}\` from now on and holds what it held.`;
  return { change: 'renamed', what: 'slot', name, was, grade: 'safe', says };
}
