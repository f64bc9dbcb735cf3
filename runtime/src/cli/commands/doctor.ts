import type { CommandModule } from 'yargs';
import { parseStoreLocation } from '../../adapters/index.js';
import type { MigrationReport, Store, StoreDescription } from '../../ports/index.js';
import { type Problem, type Run, report, writeJson } from '../command.js';
import { describeStoreError } from '../describe-error.js';
import { openStore } from '../open-store.js';
import { type StoreArguments, withStore } from '../options.js';
import { version } from '../version.gen.js';

/** `fabula-run doctor`: where the sessions lie and why there, and what the place can do. */
export function doctorCommand(run: Run): CommandModule<object, StoreArguments> {
  return {
    command: 'doctor',
    describe: 'Says where sessions are kept and why there, and what is used instead of what is missing.',
    builder: withStore,
    handler: async ({ store, json }) => {
      const found = await examine(run, store);
      if (json) writeJson(run, jsonOf(found));
      else run.terminal.out(pageOf(found, run));
      if (!found.problem) return;
      if (json) run.exit = found.problem.exit;
      else report(run, found.problem);
    },
  };
}

/** All that can be known; a store that can't be opened still lies somewhere. */
interface Found {
  readonly where?: string;
  readonly because?: string;
  readonly kind?: Store['kind'];
  readonly store?: StoreDescription;
  readonly migrations?: MigrationReport;
  readonly problem?: Problem;
}

async function examine(run: Run, location: string | undefined): Promise<Found> {
  const opened = await openStore(run, { store: location, migrate: false });
  if (!opened.ok) {
    const { problem, location: where, because } = opened;
    const kind = where === undefined ? 'unknown' : parseStoreLocation(where).kind;
    return {
      problem,
      ...(where !== undefined && { where }),
      ...(kind !== 'unknown' && { kind }),
      ...(because !== undefined && { because }),
    };
  }
  try {
    return { because: opened.because, ...(await look(opened.store)) };
  } finally {
    await opened.store.close();
  }
}

async function look(store: Store): Promise<Found> {
  const described = await store.describe();
  const migrations = await store.migrations();
  const problem = described.ok ? (migrations.ok ? undefined : migrations.error) : described.error;
  return {
    ...(described.ok && { store: described.value, where: described.value.where, kind: described.value.kind }),
    ...(migrations.ok && { migrations: migrations.value }),
    ...(problem && { problem: describeStoreError(problem) }),
  };
}

function jsonOf({ where, because, kind, store, migrations, problem }: Found): object {
  return {
    ok: problem === undefined,
    ...(problem && { error: problem.name, message: problem.message }),
    runtime: version,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    ...(where !== undefined && { where }),
    ...(because !== undefined && { because }),
    ...(kind !== undefined && { kind }),
    ...store,
    ...(migrations && { pending: migrations.pending }),
  };
}

function pageOf({ where, because, kind, store, migrations }: Found, { terminal }: Run): string {
  const { paint } = terminal;
  const { node } = process.versions;
  const rows: (readonly [string, string])[] = [];
  if (because !== undefined) rows.push(['because', because]);
  if (kind !== undefined) rows.push(['kind', store ? `${kind}, ${store.server}` : kind]);
  if (store) {
    const { durable } = store;
    rows.push([
      'durable',
      durable ? 'yes: a turn that was acknowledged survives a power cut' : 'no: it ends with this process',
    ]);
  }
  if (migrations) {
    const { length } = migrations.pending;
    rows.push(['tables', length === 0 ? 'up to date' : `${length} migrations pending: run \`fabula-run migrate\``]);
  }
  for (const { name, present, instead } of store?.capabilities ?? []) {
    rows.push([name, present ? 'yes' : `no${instead === undefined ? '' : `; instead: ${instead}`}`]);
  }
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  return [
    `${paint.bold('fabula-run')} ${version}, Node ${node}, ${process.platform} ${process.arch}`,
    ...(where === undefined ? [] : [`${paint.bold('Store'.padEnd(widest + 2))}  ${where}`]),
    ...rows.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`),
    '',
  ].join('\n');
}
