// Given to Node with --import, so that the suite runs on every Node that we run on.
import { register } from 'node:module';

register('./on-node-20-hooks.js', import.meta.url);
