// The reading thread begins here, in plain JavaScript: Node's threads do not take over the loader of
// the program that starts them, so this one makes itself able to read TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./read-worker.ts');
