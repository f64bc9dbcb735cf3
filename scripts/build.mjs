import './check-node.mjs';
import { command, say, setUp } from './setup.mjs';

/** `npm run build`: both packages, as they are published. */
await command(async () => {
  await setUp({ build: true });
  say('Built compiler/dist and runtime/dist.');
  return 0;
});
