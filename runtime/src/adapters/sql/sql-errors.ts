import { type StoreError, StoreFailure } from '../../ports/index.js';

/** What PGlite and `pg` tell of an error of the database. */
export interface DatabaseError {
  readonly code: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  /** `ERROR` ends the statement, `FATAL` the connection, `PANIC` the server. */
  readonly severity: string;
}

/** Five letters or figures are an SQLSTATE; a socket's error has a code, too, of another form. */
export function databaseError(error: unknown): DatabaseError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return {
    code,
    message: error.message,
    detail: field(error, 'detail'),
    constraint: field(error, 'constraint'),
    severity: field(error, 'severity') ?? 'ERROR',
  };
}

/** The name of what went wrong, where the database said it; undefined where it was not the database. */
export function explainSql(error: unknown): StoreError | undefined {
  if (error instanceof StoreFailure) return error.error;
  const found = databaseError(error);
  if (!found) return undefined;
  const { code, message } = found;
  const detail = `${message} (SQLSTATE ${code})`;
  switch (code) {
    case 'FB002':
      return { error: 'campaignConflict', version: Number(found.detail ?? 0) };
    case '53100':
      return { error: 'diskFull', detail };
    case '25006':
      return { error: 'readOnly', detail };
    case '42501':
      return { error: 'noRights', detail };
    case '3F000':
    case '42P01':
    case '42883':
      return { error: 'needsMigration', detail };
    case 'XX001':
    case 'XX002':
      return { error: 'corrupt', detail };
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
    case '25P03':
      return { error: 'unavailable', detail, retry: true };
    default:
      return byClass(code.slice(0, 2), detail);
  }
}

function byClass(kind: string, detail: string): StoreError {
  switch (kind) {
    // Connection lost, resources short, the operator stepped in: all pass.
    case '08':
    case '53':
    case '57':
      return { error: 'unavailable', detail, retry: true };
    // The value does not fit: too long, not this character set, past a limit, append-only, against a constraint.
    case '22':
    case '23':
    case '54':
    case 'FB':
      return { error: 'refused', detail };
    default:
      return { error: 'unavailable', detail, retry: false };
  }
}

function field(error: object, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
