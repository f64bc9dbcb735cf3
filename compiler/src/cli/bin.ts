#!/usr/bin/env node
import { main } from './main.js';
import { processTerminal } from './terminal.js';

// Whoever reads may stop reading (`fabula fmt --diff | head`); what was begun is finished all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), processTerminal());
