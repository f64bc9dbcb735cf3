import stringWidth from 'string-width';
import type { StateEntry, StateView } from '../../host/index.js';
import { hanging, type PageStyle, safe } from './page.js';

/** Where the session stands, for `:state`: in the words its writer and its reader have for it. */
export function statePage({ version, scene, entries }: StateView, style: PageStyle): string {
  const { paint } = style;
  const where = scene === undefined ? 'The story has ended' : safe(scene);
  const parts = groups.flatMap(({ scope, title }) => {
    const rows = named(entries.filter((entry) => entry.scope === scope));
    return rows.length === 0 ? [] : [[paint.bold(title), ...table(rows, style)].join('\n')];
  });
  return [`${paint.bold(where)}, turn ${version}`, ...parts].join('\n\n').concat('\n\n');
}

const groups = [
  { scope: 'player', title: 'You' },
  { scope: 'world', title: 'The world' },
  { scope: 'config', title: 'Settings' },
] as const;

interface Row {
  readonly name: string;
  readonly value: string;
}

/**
 * A component's field is stored as `std.d20/Adventurer.skills`, and a writer says `player.skills`; only where two
 * components have a field of one name do writers say which: `Adventurer.skills`.
 */
function named(entries: readonly StateEntry[]): readonly Row[] {
  const fields = entries.map(shortName);
  return entries.map(({ name, value, scope }, index) => {
    const field = shortName({ name, scope });
    const isAlone = !fields.some((other, at) => other === field && at !== index);
    return { name: isAlone ? field : withoutPack(name), value };
  });
}

/** A field of the world has a dot where a director keeps it: `pacing.beat`. */
function shortName({ name, scope }: Pick<StateEntry, 'name' | 'scope'>): string {
  return scope === 'world' ? name.slice(name.lastIndexOf('/') + 1) : fieldOf(name);
}

function fieldOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function withoutPack(name: string): string {
  const owner = name
    .slice(0, name.lastIndexOf('.') + 1)
    .split(/[./]/)
    .at(-2);
  return owner === undefined ? name : `${owner}.${fieldOf(name)}`;
}

/** Without a width, nothing stands in columns: who hears the page hears no blanks. */
function table(rows: readonly Row[], style: PageStyle): readonly string[] {
  const { paint, width } = style;
  const widest = Math.max(0, ...rows.map(({ name }) => stringWidth(name)));
  return rows.map(({ name, value }) => {
    const shown = value === '' ? 'none' : safe(value);
    if (width === undefined) return `  ${paint.dim(`${name}:`)} ${shown}`;
    return hanging(`  ${paint.dim(name.padEnd(widest))}  `, shown, style);
  });
}
