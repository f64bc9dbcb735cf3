import { test } from 'vitest';
import { Program, readPack, standardLibrary, renderLine } from '@fabula/compiler';
import { validateProgram } from '@fabula/runtime/bundle';
import { createEngine } from '@fabula/runtime/engine';
import { textsOf } from '@fabula/runtime/render';
import { runTest } from '../../compiler/src/cli/tests/run-test.js';
test('x', async () => {
  for (const dir of ['first-scene','harbor-lights']) {
  const { files, diagnostics } = await readPack('/work/main/examples/'+dir);
  const p = new Program({ library: standardLibrary });
  p.update(files);
  const b = p.build()!;
  const v = validateProgram(JSON.parse(JSON.stringify(b.program)));
  console.log(v.ok ? 'valid' : v.error);
  const bench = { program: b.program, engine: await createEngine(b.program), texts: textsOf(b.program) };
  for (const t of b.program.tests) { const o = runTest(bench, t); console.log(o.passed ? 'ok' : 'FAIL', t.title, o.passed ? '' : `${t.file}:${o.line} ${o.problem}`); }
  }
});
