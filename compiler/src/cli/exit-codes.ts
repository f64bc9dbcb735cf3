/** What the command answers its caller. `warnings` alone are fine, unless `--strict` makes them errors. */
export const exitCodes = {
  fine: 0,
  /** The pack has errors, or its tests fail. */
  errors: 1,
  /** The command line is not one this program knows. */
  usage: 2,
  /** The machine said no: a missing folder, a full disk, no permission. */
  environment: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
