/** Started by the command in the repository; as installed, the command calls `main` itself. */
import { main } from './main.js';

await main();
