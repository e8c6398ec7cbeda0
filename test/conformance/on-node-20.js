// Passed to Node with --import, so that the suite runs on every supported version of Node.
import { register } from 'node:module';

register('./on-node-20-hooks.js', import.meta.url);
