export interface LocationQuestion {
  /** What `--store` says. */
  readonly flag?: string | undefined;
  readonly env: { readonly [name: string]: string | undefined };
  /** What the pack's configuration says. */
  readonly pack?: string | undefined;
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
}

export interface LocationAnswer {
  /** A folder, `postgres://…` or `memory:`. */
  readonly location: string;
  /** Who said so, for `doctor` to print. */
  readonly because: string;
}

/** Where the store lies: the nearest to the command wins. Pure: the system's facts come as arguments. */
export function resolveStoreLocation({ flag, env, pack, platform, home }: LocationQuestion): LocationAnswer {
  if (flag) return { location: flag, because: '--store' };
  const variable = env['FABULA_STORE'];
  if (variable) return { location: variable, because: 'FABULA_STORE' };
  if (pack) return { location: pack, because: "the pack's configuration" };
  return byConvention(env, platform, home);
}

function byConvention(env: LocationQuestion['env'], platform: string, home: string): LocationAnswer {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || `${home}\\AppData\\Local`;
    return { location: `${local}\\Fabula`, because: 'the convention of Windows (%LOCALAPPDATA%)' };
  }
  if (platform === 'darwin')
    return { location: `${home}/Library/Application Support/Fabula`, because: 'the convention of macOS' };
  const data = env['XDG_DATA_HOME'];
  // The convention says that a relative path is to be ignored.
  if (data?.startsWith('/')) return { location: `${data}/fabula`, because: 'XDG_DATA_HOME' };
  return { location: `${home}/.local/share/fabula`, because: 'the convention of this system' };
}
