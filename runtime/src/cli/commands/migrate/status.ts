import type { CommandModule } from 'yargs';
import { branchesOf, type Host, type MigrationStatus, migrationStatus, type Story } from '../../../host/index.js';
import type { BranchBehind } from '../../../ports/index.js';
import { type Run, report, writeJson } from '../../command.js';
import { describeError } from '../../describe-error.js';
import { table } from '../../table.js';
import { type StoryArguments, withBundle, withStory } from './with-story.js';

interface Arguments extends StoryArguments {
  readonly list: boolean;
}

/** `fabula-run migrate status BUNDLE`: how far a store has come with a bundle's migrations. */
export function statusCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'status <bundle>',
    describe: 'Says which migrations were applied, and which sessions are behind. Changes no tables of the pack.',
    builder: (yargs) =>
      withBundle(yargs).option('list', {
        type: 'boolean',
        default: false,
        describe: `Names the branches that are behind, up to ${most}.`,
      }),
    handler: (options) => withStory(run, options, (host, story) => status(run, options, host, story)),
  };
}

/** Who has more looks at the counts. */
const most = 1_000;

async function status(run: Run, { json, list, bundle }: Arguments, host: Host, story: Story): Promise<void> {
  const found = await migrationStatus(host, story);
  if (!found.ok) {
    report(run, describeError(found.error), json);
    return;
  }
  const behind: BranchBehind[] = [];
  if (list) {
    for await (const page of branchesOf(host, story)) {
      if (!page.ok) {
        report(run, describeError(page.error), json);
        return;
      }
      behind.push(...page.value.slice(0, most - behind.length));
      if (behind.length >= most) break;
    }
  }
  const { name, version } = story.bundle.manifest.pack;
  if (json) {
    writeJson(run, { ok: true, pack: name, packVersion: version, ...found.value, ...(list && { branches: behind }) });
    return;
  }
  run.terminal.out(`${run.terminal.paint.bold(name)} ${version}\n\n${tableOf(run, found.value)}\n`);
  run.terminal.out(`${words(found.value, bundle).join('\n')}\n`);
  if (behind.length > 0) run.terminal.out(`\n${listOf(run, behind)}`);
}

function tableOf(run: Run, { migrations }: MigrationStatus): string {
  return table(
    ['migration', 'expand', 'convert', 'contract', 'changes saves', 'branches here'],
    migrations.map(({ name, expand, convert, contract, sessions, branches }) => [
      name,
      expand ?? '-',
      convert ?? '-',
      contract ?? '-',
      sessions ? 'yes' : '-',
      String(branches),
    ]),
    run.terminal.paint,
  );
}

function words({ behind, live, pinned, quarantined, ahead, migrations }: MigrationStatus, bundle: string): string[] {
  const lines: string[] = [];
  if (behind === 0) lines.push('No session is behind.');
  else {
    lines.push(
      `${behind} ${behind === 1 ? 'branch is' : 'branches are'} behind, ${live} of them where a session goes on. Their next turn converts them, or \`fabula-run migrate convert ${bundle}\`.`,
    );
  }
  if (pinned > 0) lines.push(`${pinned} of them are pinned.`);
  if (quarantined > 0) {
    lines.push(
      `${quarantined} of them were put aside: their conversion failed. \`fabula-run migrate retry --all\` lets it be tried again; \`contract --leave-put-aside\` goes on without them.`,
    );
  }
  if (migrations.some(({ expand, convert }) => expand === 'pending' || convert === 'pending')) {
    lines.push(`Tables are missing: \`fabula-run migrate ${bundle}\` makes them.`);
  } else if (behind === 0 && migrations.some(({ contract }) => contract === 'pending')) {
    lines.push(`\`fabula-run migrate contract ${bundle}\` can take away what only older bundles used.`);
  }
  if (ahead.length > 0) lines.push(`A newer bundle was here: it applied ${ahead.join(', ')}.`);
  return lines;
}

function listOf(run: Run, behind: readonly BranchBehind[]): string {
  return table(
    ['session', 'branch', 'migration', 'turns', ''],
    behind.map(({ key, migration, head, ended, live, held }) => [
      key.session,
      live ? key.branch : `${key.branch} (left)`,
      String(migration),
      String(head),
      [ended ? 'ended' : '', held ? `${held.why}: ${held.detail}` : ''].filter(Boolean).join(', '),
    ]),
    run.terminal.paint,
  );
}
