import type { Json, JsonObject } from '@naftiko/spec';
import type { NeededValue } from '../inspect/needed-values.js';
import type { PackSource } from './plan-pack.js';

/** What a manifest says besides the document. */
export interface ManifestOptions {
  readonly release: string;
  readonly author: string;
  /** The path of the document in the bundle. */
  readonly document: string;
  readonly baseUris: ReadonlyMap<string, string>;
  /** Whether imports from addresses are fetched at each start. */
  readonly fetches: boolean;
}

/** The name of the folder of the command in a bundle. */
export const serverFolder = 'server';

/** The manifest of a bundle. Source: MANIFEST.md of anthropics/mcpb, version 0.2. */
export function composeManifest(source: PackSource, options: ManifestOptions): JsonObject {
  const { planned, namespace, values } = source;
  const { label, description, tags } = planned.loaded.document!.info;
  const mount = planned.mounts.find(({ plan }) => plan.namespace === namespace);
  const tools = (mount?.plan.operations ?? []).filter(({ unit }) => unit.ok);
  const prompts = (mount?.plan.entries ?? []).filter(({ kind }) => kind === 'prompt');
  const entryPoint = `${serverFolder}/bin/naftiko.js`;
  const inRoot = (path: string): string => `\${__dirname}/${path}`;
  const [summary = ''] = (description ?? label ?? namespace).trim().split(/\n\s*\n/);
  const variables = values.filter(({ kind }) => kind === 'environment');
  const settings = values.filter(({ kind }) => kind === 'setting');
  return {
    manifest_version: '0.2',
    name: namespace,
    display_name: label ?? namespace,
    version: options.release,
    description: summary.replaceAll(/\s+/g, ' '),
    ...(description === undefined || description.trim() === summary ? {} : { long_description: description }),
    author: { name: options.author },
    server: {
      type: 'node',
      entry_point: entryPoint,
      mcp_config: {
        command: 'node',
        args: [
          ...[inRoot(entryPoint), 'run', inRoot(options.document), '--stdio', namespace],
          ...settings.flatMap((value) => ['--var', `${value.name}=${referTo(value)}`]),
          ...[...options.baseUris].flatMap(([name, url]) => ['--base-uri', `${name}=${url}`]),
          ...(options.fetches ? ['--fetch'] : []),
        ],
        env: Object.fromEntries(variables.map((value) => [value.name, referTo(value)])),
      },
    },
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ address, description: about }) => ({
            name: address,
            ...(about === undefined ? {} : { description: about }),
          })),
        }),
    // Their texts belong to a listed prompt, and are known when the server runs.
    ...(prompts.length === 0 ? {} : { prompts_generated: true }),
    ...(tags.length === 0 ? {} : { keywords: [...tags] }),
    compatibility: { platforms: ['darwin', 'linux', 'win32'], runtimes: { node: '>=20.18' } },
    ...(variables.length + settings.length === 0
      ? {}
      : {
          user_config: Object.fromEntries(
            [...variables, ...settings].map((value) => [keyOf(value), describeValue(value)]),
          ),
        }),
  };
}

const keyOf = ({ name }: NeededValue): string => name.toLowerCase().replaceAll(/\W/g, '_');

const referTo = (value: NeededValue): string => `\${user_config.${keyOf(value)}}`;

/** An optional value has an empty default, because references to values without one stay as they are written. */
function describeValue({ kind, name, required, hosts }: NeededValue): Json {
  const isSecret = kind === 'environment';
  const sent = hosts.length === 0 ? '' : ` Sent to ${hosts.join(', ')}.`;
  return {
    type: 'string',
    title: name,
    description: isSecret ? `The value of ${name}.${sent}` : `The part {${name}} of the address of the API.`,
    ...(isSecret ? { sensitive: true } : {}),
    required,
    ...(required ? {} : { default: '' }),
  };
}
