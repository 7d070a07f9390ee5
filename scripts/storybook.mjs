import { buildStories, serveStories } from './build/stories.mjs';

const [mode, ...options] = process.argv.slice(2);
if (mode === 'build') await buildStories();
else process.exitCode = await serveStories(options);
