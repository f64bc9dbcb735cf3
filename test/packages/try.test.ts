import { test } from 'vitest';
import { installedPacks, Program, readPack } from '@fabula/compiler';
import { borderOf, declarations } from '../../compiler/src/host-types/index.js';
test('x', () => {
  const program = new Program({ library: installedPacks('/tmp/hk') });
  program.update(readPack('/tmp/hk').files);
  console.log(program.check().diagnostics.map((e) => e.message + e.place.span.start));
  const d = program.declared();
  if (d) console.log(declarations(borderOf(d)));
});
