#!/usr/bin/env node
import { main } from './main.js';
import { processTerminal } from './terminal.js';

// Whoever reads may stop reading (`fabula-run show … | head`); that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), processTerminal());
