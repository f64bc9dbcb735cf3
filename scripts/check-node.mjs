/** Imported before everything else: an old Node should get a sentence, not a syntax error. */
import process from 'node:process';

const version = process.versions.node.split('.').map(Number);
const major = version[0] || 0;
const minor = version[1] || 0;

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    'Fabula needs Node 20.19 or newer; this is Node ' +
      process.versions.node +
      '.\nInstall a current release (https://nodejs.org, or your version manager) and try again.\n',
  );
  process.exit(3);
}
