import { describe, expect, it } from 'vitest';
import { parseStoreLocation, resolveStoreLocation, withoutPassword } from './index.js';

describe('where the store lies', () => {
  const nobody = { env: {}, platform: 'linux', home: '/home/ada' };

  it.each([
    [{ ...nobody, flag: './here', env: { FABULA_STORE: './there' }, pack: './pack' }, './here', '--store'],
    [{ ...nobody, env: { FABULA_STORE: 'memory:' }, pack: './pack' }, 'memory:', 'FABULA_STORE'],
    [{ ...nobody, pack: './pack' }, './pack', "the pack's configuration"],
    [
      { ...nobody, flag: '', env: { FABULA_STORE: '' } },
      '/home/ada/.local/share/fabula',
      'the convention of this system',
    ],
    [{ ...nobody, env: { XDG_DATA_HOME: '/data' } }, '/data/fabula', 'XDG_DATA_HOME'],
    [{ ...nobody, env: { XDG_DATA_HOME: 'data' } }, '/home/ada/.local/share/fabula', 'the convention of this system'],
    [
      { ...nobody, platform: 'darwin', home: '/Users/ada' },
      '/Users/ada/Library/Application Support/Fabula',
      'the convention of macOS',
    ],
    [
      { env: { LOCALAPPDATA: 'D:\\Local' }, platform: 'win32', home: 'C:\\Users\\ada' },
      'D:\\Local\\Fabula',
      'the convention of Windows (%LOCALAPPDATA%)',
    ],
    [
      { env: {}, platform: 'win32', home: 'C:\\Users\\ada' },
      'C:\\Users\\ada\\AppData\\Local\\Fabula',
      'the convention of Windows (%LOCALAPPDATA%)',
    ],
  ])('%#', (question, location, because) => {
    expect(resolveStoreLocation(question)).toEqual({ location, because });
  });

  it('knows a folder, a server and memory', () => {
    expect(parseStoreLocation('memory:')).toEqual({ kind: 'memory' });
    expect(parseStoreLocation('postgresql://h/d')).toEqual({ kind: 'pg', url: 'postgresql://h/d' });
    expect(parseStoreLocation('postgres://h/d')).toEqual({ kind: 'pg', url: 'postgres://h/d' });
    for (const folder of ['./a', 'a b', '/x/y', 'C:\\stores\\a', 'postgres'])
      expect(parseStoreLocation(folder)).toEqual({ kind: 'pglite', folder });
    for (const other of ['', 'mysql://h/d', 'https://example.com/x', 'idb://x'])
      expect(parseStoreLocation(other)).toMatchObject({ kind: 'unknown' });
  });

  it('prints no password', () => {
    expect(withoutPassword('postgres://ada:secret@h:5432/d')).toBe('postgres://ada@h:5432/d');
    expect(withoutPassword('postgres://h/d?user=ada&password=secret&x=1')).toBe(
      'postgres://h/d?user=ada&password=…&x=1',
    );
    expect(withoutPassword('/a:b@c')).toBe('/a:b@c');
  });
});
