import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { makeWorkplace } from '../e2e/cli-command.js';
import { findFreePort } from '../support/free-port.js';
import { residentServing } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { isInstalled } from './is-installed.js';
import { readManifest, type Deployment, type Kustomization } from './read-manifest.js';

const execute = promisify(execFile);
const base = 'deploy/kubernetes/base';
const example = 'deploy/kubernetes/example';

const kustomization = await readManifest<Kustomization>(base, 'kustomization.yaml');
const manifests = kustomization.resources.map((name) => path.join(base, name));
const deployment = await readManifest<Deployment>(base, 'deployment.yaml');
const { template } = deployment.spec;
const container = template.spec.containers[0]!;
const compose = await readManifest<{ readonly 'x-replica': { readonly command: readonly string[] } }>(
  'deploy/compose/compose.yaml',
);

// Skipped where the command is not installed: pipx install kubernetes-validate==1.37.0
(isInstalled('kubernetes-validate') ? test : test.skip)('each manifest is valid for Kubernetes', async () => {
  const { stdout, stderr } = await execute('kubernetes-validate', ['--strict', ...manifests]);
  expect(`${stdout}${stderr}`.match(/ passed for resource /g)).toHaveLength(manifests.length);
});

// Skipped where the command is not installed: pipx install check-jsonschema
(isInstalled('check-jsonschema') ? test : test.skip)('the Compose file is valid', async () => {
  const file = 'deploy/compose/compose.yaml';
  const { stdout } = await execute('check-jsonschema', ['--builtin-schema', 'vendor.compose-spec', file]);
  expect(stdout).toContain('ok');
});

describe('the manifests', () => {
  test('are all listed, and name files that exist', async () => {
    const generated = kustomization.configMapGenerator.flatMap(({ files }) => files);
    expect((await readdir(base)).sort()).toEqual(
      ['kustomization.yaml', ...kustomization.resources, ...generated].sort(),
    );
    const { configMapGenerator, resources } = await readManifest<Kustomization>(example, 'kustomization.yaml');
    expect(resources).toEqual(['../base']);
    for (const file of configMapGenerator.flatMap((one) => one.files))
      expect(await readManifest(example, file)).toHaveProperty('naftiko');
  });

  test('select the pods of the deployment', async () => {
    const { labels } = template.metadata;
    expect(deployment.spec.selector.matchLabels).toEqual(labels);
    const { name } = deployment.metadata;
    expect(await readManifest(base, 'service.yaml')).toMatchObject({
      spec: { selector: labels, ports: [{ targetPort: container.ports[0]!.name }] },
    });
    expect(await readManifest(base, 'disruption-budget.yaml')).toMatchObject({
      spec: { selector: { matchLabels: labels } },
    });
    expect(await readManifest(base, 'autoscaler.yaml')).toMatchObject({ spec: { scaleTargetRef: { name } } });
  });

  test('leave time for requests in flight, and run without rights', () => {
    const stopping = container.lifecycle.preStop.sleep.seconds + 10;
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(stopping);
    expect(template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  });
});

test.each([
  ['Kubernetes', container.args],
  ['Compose', compose['x-replica'].command],
])('the command line of %s serves the example where the probes look', async (_, args) => {
  const place = await makeWorkplace({
    'documents/registry.yaml': await readFile(path.join(example, 'documents/registry.yaml'), 'utf8'),
    // The port may be taken here.
    'naftiko.config.yaml': (await readFile(path.join(base, 'naftiko.config.yaml'), 'utf8'))
      .replace('port: 8080', `port: ${await findFreePort()}`)
      .replace('0.0.0.0', '127.0.0.1'),
  });
  const local = args.map((arg) =>
    arg
      .replace('/etc/naftiko/', `${place.cwd}/`)
      .replace('/var/cache/naftiko', `${place.cwd}/cache`)
      .replace(/^\/documents$/, `${place.cwd}/documents`),
  );
  const names = (await readFile(path.join(example, 'variables.env.example'), 'utf8')).match(/^\w+(?==$)/gm) ?? [];
  const env = Object.fromEntries(names.map((name) => [name, `a value of ${name} for this test alone`]));
  const command = residentServing(local, { cwd: place.cwd, env });
  try {
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    const { startupProbe, readinessProbe, livenessProbe } = container;
    for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
      expect((await fetch(gateway + httpGet.path)).status).toBe(200);
    }
    const index = async (): Promise<unknown> =>
      (await fetch(gateway, { headers: { accept: 'application/json' } })).json();
    await until(async () => !JSON.stringify(await index()).includes('unplanned'));
    expect(await index()).toMatchObject({ capabilities: [{ name: 'registry', state: 'planned', tools: 1 }] });
  } finally {
    command.kill('SIGTERM');
    await command.ended;
    await place.remove();
  }
});

test('every variable that must be set is in both examples', async () => {
  const [kubernetes, composed] = await Promise.all(
    [example, 'deploy/compose'].map((folder) => readFile(`${folder}/variables.env.example`, 'utf8')),
  );
  expect(composed).toBe(kubernetes);
});
