// Serves a document inside a program of your own:
//
//   node examples/embed.js [http://127.0.0.1:9400/v1]
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planFile, start } from '@naftiko/runtime';

const [harbor = 'http://127.0.0.1:9400/v1'] = process.argv.slice(2);

// Plan: reads and compiles; needs no secret and opens nothing.
const planned = await planFile('examples/berths.yaml', loadBuiltins);
if ('unreadable' in planned) {
  console.error(planned.unreadable);
  process.exit(2);
}

// Open: everything or nothing. What can go wrong is a list of diagnostics with places, not an exception.
const running = await start([planned], {
  ...defaultRunOptions,
  baseUris: new Map([['harbor', harbor]]),
  // 0: any free port
  ports: new Map([
    ['berths-rest', 0],
    ['berths-mcp', 0],
  ]),
});
if (!running.ok) {
  for (const { code, message, at } of running.diagnostics) console.error(`${at.start.line} ${code} ${message}`);
  process.exit(3);
}

for (const { namespace, url } of running.value.capabilities.flatMap(({ exposes }) => exposes)) {
  console.log(`${namespace} ${url}`);
}
process.once('SIGINT', () => running.value.close());
