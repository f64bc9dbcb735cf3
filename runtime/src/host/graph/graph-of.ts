import { graphModel } from '../../graph/index.js';
import type { GraphOf } from '../../ports/index.js';
import type { Story } from '../story.js';

/** Made once a story: it is asked for after each turn. */
const known = new WeakMap<Story, { readonly of: GraphOf | undefined }>();

/** The graph of a story's pack; undefined where it has no tables. */
export function graphOf(story: Story): GraphOf | undefined {
  const found = known.get(story) ?? { of: made(story) };
  known.set(story, found);
  return found.of;
}

function made({ bundle, migration, projector }: Story): GraphOf | undefined {
  const model = projector && graphModel(bundle.program);
  return model && { pack: bundle.manifest.pack.name, migration, model };
}
