import { fail, isGiven, type ConsumeClient, type RequestPreview, type World } from '@naftiko/engine';
import { givenFor, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import { shellWord } from '../shell-quoting.js';

/** A world in which the first upstream call is looked at and nothing is sent. */
export function previewing(world: World, look: (preview: RequestPreview) => void): World {
  const clients = world.clients.map((client): ConsumeClient => ({
    send(...call) {
      const preview = client.preview(...call);
      if (!preview.ok) return Promise.resolve(preview);
      look(preview.value);
      return Promise.resolve(fail({ code: 'cancelled' }));
    },
    preview: (...call) => client.preview(...call),
    // Operations send; only a server has requests to pass on.
    forward: () => Promise.resolve(fail({ code: 'cancelled' })),
    close: () => client.close(),
  }));
  return { ...world, clients };
}

/** The request as a curl line. */
export const curlLine = ({ method, url, headers, body }: RequestPreview): string =>
  [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    shellWord(url),
    ...headers.flatMap(([name, value]) => ['-H', shellWord(`${name}: ${value}`)]),
    // Unlike -d, this takes a leading "@" for what it is.
    ...(body === undefined ? [] : ['--data-raw', shellWord(body)]),
  ].join(' ');

/** For looking at a request no secret is needed: a missing one is shown the way a given one is. */
export function withoutSecrets(document: PlannedDocument, options: RunOptions): RunOptions {
  const given = givenFor(document, options);
  const missing = (document.capability?.variables() ?? []).filter(
    (variable) => variable.kind === 'environment' && !isGiven(variable, given),
  );
  const shown = Object.fromEntries(missing.map(({ name }) => [name, '***']));
  return { ...options, environment: { ...options.environment, ...shown } };
}
