import type { CommandModule } from 'yargs';
import { type Run, report, writeJson } from '../command.js';
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
      const opened = await openStore(run, { store, migrate: false });
      if (!opened.ok) {
        const { location, because, problem } = opened;
        if (!json && location !== undefined) run.terminal.out(`Store      ${location}\n  because  ${because ?? ''}\n`);
        report(run, problem, json);
        return;
      }
      try {
        const described = await opened.store.describe();
        const migrations = await opened.store.migrations();
        if (!described.ok || !migrations.ok) {
          const error = described.ok ? (migrations.ok ? undefined : migrations.error) : described.error;
          if (error) report(run, describeStoreError(error), json);
          return;
        }
        const { kind, where, server, durable, capabilities } = described.value;
        const { pending } = migrations.value;
        const { because } = opened;
        if (json) {
          const versions = { runtime: version, node: process.versions.node };
          writeJson(run, { ok: true, ...versions, because, ...described.value, pending });
          return;
        }
        const { out, paint } = run.terminal;
        out(
          `${paint.bold('fabula-run')} ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}\n`,
        );
        out(`${paint.bold('Store')}      ${where}\n`);
        out(`  because  ${because}\n`);
        out(`  kind     ${kind}, ${server}\n`);
        out(
          `  durable  ${durable ? 'yes: a turn that was acknowledged survives a power cut' : 'no: it ends with this process'}\n`,
        );
        out(
          `  tables   ${pending.length === 0 ? 'up to date' : `${pending.length} migrations pending: run \`fabula-run migrate\``}\n`,
        );
        for (const { name, present, instead } of capabilities) {
          out(`  ${name.padEnd(8)} ${present ? 'yes' : `no${instead === undefined ? '' : `; instead: ${instead}`}`}\n`);
        }
      } finally {
        await opened.store.close();
      }
    },
  };
}
