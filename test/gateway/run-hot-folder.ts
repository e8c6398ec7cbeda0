/** Changes a folder behind a gateway 500 times, or as often as the argument says: `npm run hot-folder -- 2000`. */
import process from 'node:process';
import { changeHotFolder } from './hot-folder.js';

const { changes, requests, failures } = await changeHotFolder(Number(process.argv[2] ?? 500));
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.stdout.write(`${changes.length} changes, ${requests} requests, ${failures.length} failures\n`);
process.exit(failures.length > 0 ? 1 : 0);
