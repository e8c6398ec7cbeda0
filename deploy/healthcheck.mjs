// The health check of the container image: succeeds when every port of the server answers HTTP, whatever the status is.
// A server whose event loop is blocked accepts connections and answers none of them.
//
// Arguments: the process, and the limit of each answer in milliseconds. By default it is process 1, or its child when
// process 1 is an init process.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';

const root = process.argv[2] ?? '1';
const timeoutMs = Number(process.argv[3] ?? 4_000);

const ports = [root, ...childrenOf(root)].map(portsOf).find((found) => found.length > 0) ?? [];
if (ports.length === 0) end('No port is open.');
await Promise.all(ports.map(ask)).catch((cause) => end(cause.message));

/** @param {number} port */
function ask(port) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/', timeout: timeoutMs });
    asked.on('response', (response) => resolve(response.destroy()));
    asked.on('timeout', () => asked.destroy(new Error(`Port ${port} does not answer.`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** The TCP ports on which a process listens. Source: proc(5). */
function portsOf(pid) {
  const listening = '0A';
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((name) => inodeOf(`/proc/${pid}/fd/${name}`)));
  const lines = ['tcp', 'tcp6'].flatMap((name) => tableOf(`/proc/${pid}/net/${name}`));
  const open = lines.filter(([, , , state, , , , , , inode]) => state === listening && own.has(inode));
  return [...new Set(open.map(([, local]) => Number.parseInt(local.split(':')[1], 16)))];
}

function inodeOf(file) {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(file))?.[1];
  } catch {
    // Closed since the folder was listed.
    return undefined;
  }
}

/** The cells of each line below the head. A kernel without IPv6 has no table for it. */
function tableOf(file) {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
  } catch {
    return [];
  }
}

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
}

function end(reason) {
  console.error(reason);
  process.exit(1);
}
