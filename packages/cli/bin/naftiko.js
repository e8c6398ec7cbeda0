#!/usr/bin/env -S node --
// Without the two dashes above, Node 20 would read "--env-file" as its own option.
import { main } from '../dist/main.js';

process.exitCode = await main(process.argv.slice(2));
