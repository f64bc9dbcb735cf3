/** What the command answers its caller. */
export const exitCodes = {
  fine: 0,
  /** The story, the bundle or what is stored has an error, or the reader's input could not be taken. */
  data: 1,
  /** The command line is not one this program knows. */
  usage: 2,
  /** The machine said no: a folder in use, a full disk, a server that does not answer. */
  environment: 3,
  /** Ctrl-C came before there was anything to keep; what a shell expects of a process that it ended. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
