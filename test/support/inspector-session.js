/**
 * Runs the command line of the MCP Inspector several times in one process: a start costs a second, most of it imports.
 *
 * Arguments are lists of arguments, as JSON; standard output is the list of what each run has printed.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { register } from 'node:module';

// Its module imports a file that was left behind when it was cut out of the Inspector.
register('./inspector-alone-hooks.js', import.meta.url);

const program = pathToFileURL(path.resolve('node_modules/@modelcontextprotocol/inspector-cli/build/index.js')).href;
const { exit } = process;
const write = process.stdout.write.bind(process.stdout);

/** One run; it ends with `process.exit`, which is what the module calls when it is done. */
const inspect = (args, index) =>
  new Promise((resolve, reject) => {
    let printed = '';
    process.stdout.write = (text, done) => {
      printed += text;
      done?.();
      return true;
    };
    process.exit = (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`ended with ${code}: ${args.join(' ')}`));
    process.argv = [process.execPath, program, ...args];
    // The same module under another address: imported again, it runs again.
    import(`${program}?run=${index}`).catch(reject);
  });

const outputs = [];
for (const [index, args] of process.argv.slice(2).entries()) outputs.push(await inspect(JSON.parse(args), index));
write(JSON.stringify(outputs), () => exit(0));
