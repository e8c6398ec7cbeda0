/**
 * One process that runs one command line after the other: the real `main` of the build, without a start of Node for each.
 *
 * A parent sends `{ args, cwd, env }`, then `{ input }` and `{ signal }`, and gets `{ stdout }`, `{ stderr }` (bytes in base64) and
 * `{ code }`. What is different from `bin/naftiko.js`: a signal is an event of the process, and the process goes on.
 */
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { main } from '../../packages/cli/dist/main.js';

const tell = (message) => process.send?.(message);

/** Takes the place of a stream of the process. */
function replace(name, stream) {
  Object.defineProperty(process, name, { configurable: true, value: stream });
  return stream;
}

function output(name) {
  const stream = replace(name, new PassThrough());
  stream.on('data', (bytes) => tell({ [name]: bytes.toString('base64') }));
  return stream;
}

let input;

/** A command line may route `fetch` through a proxy for the rest of its process, which here is not the next one's. */
const direct = getGlobalDispatcher();

async function run({ args, cwd, env }) {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  input = replace('stdin', new PassThrough());
  const outputs = [output('stdout'), output('stderr')];
  process.exitCode = undefined;
  setGlobalDispatcher(direct);
  const code = await main(args);
  await Promise.all(outputs.map((stream) => new Promise((resolve) => stream.end(resolve))));
  // The last bytes are data of a later turn.
  await new Promise(setImmediate);
  tell({ code });
}

process.on('message', (message) => {
  if (message.args !== undefined) void run(message);
  else if (message.input !== undefined) input.end(Buffer.from(message.input, 'base64'));
  else process.emit(message.signal, message.signal);
});
process.once('disconnect', () => process.exit());
