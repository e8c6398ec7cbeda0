#!/usr/bin/env -S node --
// Without the two dashes above, Node 20 would read "--env-file" as its own option.
import '../packages/cli/bin/naftiko.js';
