import { readCases } from './case-file.js';
import { checkExample } from './check-example.js';

/** The largest example has most of the edits, and a file of its own, so that two cores share the work. */
checkExample('harbor-lights', readCases('harbor-lights'));
