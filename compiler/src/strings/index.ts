export { bundleStrings } from './bundle-strings.js';
export { canonical, type Translation, unfinished } from './check-strings.js';
export { concernsStrings, type DataFiles, isStringsFile, type PackStrings, packStrings } from './pack-strings.js';
export { changePins, type Pin, pinsPath, writePins } from './pins.js';
export { type StoryText, storyTexts } from './story-texts.js';
export { type ReadRow, readStrings, type StringsFormat, type StringsRow, writeStrings } from './strings-file.js';
export { type MergedStrings, mergeStrings, type UpdatedStrings, updateStrings } from './update-strings.js';
export { sheetAsCsv, sheetAsMarkdown, type VoiceSheet, voiceSheets } from './voice-sheet.js';
