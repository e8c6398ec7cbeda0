#!/usr/bin/env -S node --
// Without the two dashes above, Node 20 would take "--env-file" for an option of its own.
import '../packages/cli/bin/naftiko.js';
