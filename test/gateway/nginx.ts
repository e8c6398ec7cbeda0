import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../support/free-port.js';
import { until } from '../support/until.js';

/** The command, also where only the path of administrators has it; `undefined`: it is not installed. */
export const nginx = ['nginx', '/usr/sbin/nginx'].find((command) => {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** A running nginx. */
export interface Nginx {
  readonly origin: string;
  close(): Promise<void>;
}

/** Runs nginx with the configuration of `deploy/compose`, in front of these ports. */
export async function openNginx(ports: readonly number[]): Promise<Nginx> {
  const port = await findFreePort();
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-nginx-'));
  const deployed = await readFile('deploy/compose/nginx.conf', 'utf8');
  const site = deployed
    .replaceAll(/naftiko-(\d):8080/g, (_, number: string) => `127.0.0.1:${ports[Number(number) - 1]}`)
    .replace('listen 8080', `listen 127.0.0.1:${port}`);
  await writeFile(path.join(directory, 'site.conf'), site);
  await writeFile(path.join(directory, 'nginx.conf'), mainConfiguration);
  await mkdir(path.join(directory, 'logs'));
  const child = spawn(nginx!, ['-p', directory, '-c', 'nginx.conf', '-e', 'logs/error.log'], { stdio: 'inherit' });
  const ended = once(child, 'close');
  await until(() => accepts(port));
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

/** What the packages of nginx have around a site. Everything that is written is below the directory. */
const mainConfiguration = `daemon off;
worker_processes 1;
pid nginx.pid;
error_log logs/error.log;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include site.conf;
}
`;

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.unref().on('connect', () => socket.destroy());
  });
