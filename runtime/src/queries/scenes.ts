import type { ExprIr, SceneIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { NotInSql, type SqlType, type Term } from './term.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;
type Say = (node: ExprIr) => Term;

/**
 * What a scene has. What the bundle says of it once and for all is a parameter, from which the database reads by the scene’s
 * name; what depends on the state, such as whether it was visited, lies in no table.
 */
export function sceneField(context: Context, { of, field }: Of<'sceneField'>, say: Say): Term {
  const scene = say(of);
  const kinds = (ids: readonly string[]): SqlType => ({ type: 'ref', kinds: kindsOf(context, ids) });
  const scenes = Object.values(context.program.scenes);
  switch (field) {
    case 'mass': {
      const masses = known(context, ({ mass }) => mass);
      return { ...scene, sql: `coalesce((${masses} ->> ${scene.sql})::double precision, 0)`, type: { type: 'float' } };
    }
    case 'place': {
      const places = known(context, ({ at }) => at);
      const type = kinds(scenes.flatMap(({ at }) => at ?? []));
      return { ...scene, sql: `((${places} ->> ${scene.sql}) collate "C")`, type, nullable: true };
    }
    case 'cast': {
      const who = kinds(scenes.flatMap(({ cast }) => cast));
      const sql = `coalesce((${castOf(context, scene)})::text, '[]')`;
      return { ...scene, sql, type: { type: 'list', of: who } };
    }
    case 'opens':
      if (scenes.some(({ opens }) => opens))
        throw new NotInSql('it asks whether a scene opens, which its gate decides');
      return { ...scene, sql: 'true', type: { type: 'bool' } };
    case 'visits':
      throw new NotInSql('it asks how often a scene was visited, which is in no table');
  }
}

/** `who in scene.cast`; undefined for what is in another list. */
export function inCast(context: Context, { operator, left, right }: Of<'binary'>, say: Say): Term | undefined {
  if (operator !== 'list.has' || left.op !== 'sceneField' || left.field !== 'cast') return undefined;
  const scene = say(left.of);
  const who = say(right);
  const ok = [scene.ok, who.ok].filter((each) => each !== undefined).join(' and ');
  const sql = `coalesce(pg_catalog.jsonb_exists(${castOf(context, scene)}, ${who.sql}), false)`;
  return { sql, type: { type: 'bool' }, nullable: false, ...(ok !== '' && { ok: `(${ok})` }) };
}

/** The title of a scene; a thing’s may be reckoned, or a person’s own. */
export function sceneTitle(context: Context, { of }: Of<'title'>, say: Say): Term {
  const scene = say(of);
  const { scenes, schema } = context.program;
  if (scene.type.type !== 'scene' || schema.entities.some(({ id }) => Object.hasOwn(scenes, id)))
    throw new NotInSql('it asks for a title, which may be reckoned');
  const titles = known(context, ({ name, title }) => titleIn(title) || name.slice(name.lastIndexOf('.') + 1));
  return { ...scene, sql: `((${titles} ->> ${scene.sql}) collate "C")`, type: { type: 'text' } };
}

function titleIn(title: SceneIr['title']): string {
  return title?.template.filter((part) => typeof part === 'string').join('') ?? '';
}

function castOf(context: Context, scene: Term): string {
  return `${known(context, ({ cast }) => (cast.length === 0 ? undefined : cast))} -> ${scene.sql}`;
}

/** What is known of scenes, by name. */
function known(context: Context, of: (scene: SceneIr) => unknown): string {
  const { scenes } = context.program;
  const found = Object.entries(scenes).flatMap(([name, scene]) => {
    const value = of(scene);
    return value === undefined ? [] : [[name, value] as const];
  });
  const json = JSON.stringify(Object.fromEntries(found));
  if (json.includes('\\u0000')) throw new NotInSql('a scene has a character that a database can’t hold');
  return context.parameter(json, 'jsonb');
}

function kindsOf({ program }: Context, ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return [...new Set(program.schema.entities.flatMap(({ id, kind }) => (wanted.has(id) ? [kind] : [])))];
}
