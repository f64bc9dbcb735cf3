export { showStats } from './show-stats.js';
export type { ChapterStats, SceneStats, SpeakerStats, StatsOptions, StoryStats, Volume } from './story-stats.js';
export { storyStats } from './story-stats.js';
