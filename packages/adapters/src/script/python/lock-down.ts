import { syncBuiltinESMExports } from 'node:module';

/**
 * Removes the modules, globals and members of `process` that reach the network or other processes, or control this one.
 * A script in Python can obtain objects of JavaScript; if it ever runs code with them, that code must have no access.
 *
 * Files are left to Node's permission model (launch.ts), which also restricts processes and threads, but does not cover
 * the network before Node 25.
 */
export function lockDown(require: NodeJS.Require): void {
  // All are loaded before the first is emptied: they depend on each other.
  for (const module of reaching.map((name) => require(name) as object)) empty(module);
  syncBuiltinESMExports();
  for (const name of reachingGlobals) Reflect.deleteProperty(globalThis, name);
  for (const name of reachingMembers) Reflect.deleteProperty(process, name);
  // Stacks contain local file names.
  Error.stackTraceLimit = 0;
}

const reaching = [
  ...['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises', 'child_process', 'cluster'],
  ...['worker_threads', 'inspector', 'inspector/promises', 'vm', 'v8', 'repl', 'wasi'],
].map((name) => `node:${name}`);

const reachingGlobals = ['fetch', 'WebSocket', 'EventSource', 'Request', 'Response', 'require', 'navigator'];

const reachingMembers = [
  ...['binding', '_linkedBinding', 'getBuiltinModule', 'dlopen', 'kill', '_kill', '_debugProcess', '_debugEnd'],
  ...['abort', 'chdir', 'report', 'mainModule', 'loadEnvFile', 'openStdin', 'send', 'execve'],
  ...['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups'],
];

/** Empties a module and the prototypes of its classes, because an instance may exist already. */
function empty(module: object): void {
  for (const key of Reflect.ownKeys(module)) {
    const member: unknown = Reflect.get(module, key);
    if (typeof member === 'function') emptyClass(member);
    Reflect.deleteProperty(module, key);
  }
}

function emptyClass({ prototype }: { readonly prototype?: unknown }): void {
  if (typeof prototype !== 'object' || prototype === null) return;
  for (const key of Reflect.ownKeys(prototype)) if (key !== 'constructor') Reflect.deleteProperty(prototype, key);
}
