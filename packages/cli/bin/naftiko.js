#!/usr/bin/env -S node --
// Without the two dashes above, Node 20 would take "--env-file" for an option of its own.
import { main } from '../dist/main.js';

process.exitCode = await main(process.argv.slice(2));
