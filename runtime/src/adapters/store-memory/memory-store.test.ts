import { storeContract } from '../../ports/store.contract.js';
import { createMemoryStore } from './index.js';

storeContract({
  name: 'memory',
  fresh: async () => createMemoryStore(),
  skips: {
    'SQL is run': 'a pack’s migrations are SQL, which memory has no use for',
    'a second connection': 'memory is seen by its own process only',
  },
});
