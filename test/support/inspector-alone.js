// Passed to Node with --import, so that the Inspector's command line runs without the Inspector.
import { register } from 'node:module';

register('./inspector-alone-hooks.js', import.meta.url);
