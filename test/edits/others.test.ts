import { examplesWithCases, readCases } from './case-file.js';
import { checkExample } from './check-example.js';

for (const name of examplesWithCases()) if (name !== 'harbor-lights') checkExample(name, readCases(name));
