#!/usr/bin/env -S node --
// Without the two dashes above, Node 20 would read "--env-file" as its own option.
//
// This file is written in the syntax of old versions of Node, which can read it and report that they are too old.
'use strict';

var version = process.versions.node.split('.').map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 18)) {
  console.error('naftiko needs Node.js 20.18 or later; this is Node.js ' + process.versions.node + '.');
  process.exitCode = 1;
} else {
  require('./start.js').start(process.argv.slice(2));
}
