import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';

const carried = `pack evening { title "An evening" version 1.0.0 start hall }
event left { turn: int }
workflow sweep on left(e) key e.id { step floor { swept += 1 } }
world { swept: int = 0 }
shared { notes: doc }
scene hall {
  {swept} rooms are clean.
  * [Leave.] {
    ~ emit left { turn: turns }
    -> end
  }
}
`;

describe('fabula explore', () => {
  test('names what this version only carries, and takes it for no finding', async () => {
    const home = folder({ 'pack.fab': carried });
    const { code, out } = await fabula(home, 'explore', '--workers', '0');
    expect(code).toBe(0);
    expect(out).toContain('This version does not run `shared notes`, `workflow sweep`: the story went on without.');
    expect(out).not.toContain('was refused');
    const { out: json } = await fabula(home, 'explore', '--json', '--workers', '0');
    expect(JSON.parse(json)).toMatchObject({ findings: [], notRun: ['shared notes', 'workflow sweep'] });
  });
});
