#!/usr/bin/env node
import { processTerminal } from './terminal.js';
import { main } from './main.js';

process.exitCode = await main(process.argv.slice(2), processTerminal());
