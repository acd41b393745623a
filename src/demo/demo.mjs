/** `npm run demo`: installs and builds what is missing, then becomes the demo. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, reportFailure, repositoryRoot } from '../local/bootstrap.mjs';

try {
  await bootstrap();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(repositoryRoot, 'dist/src/demo/main.js')).href);
} catch (error) {
  reportFailure(error);
}
