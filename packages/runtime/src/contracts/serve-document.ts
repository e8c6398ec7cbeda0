import { readFile } from 'node:fs/promises';
import { check } from '@naftiko/engine/contracts';
import { isError, type Diagnostic } from '@naftiko/spec';
import { planDocument } from '../plan/plan-document.js';
import type { LoadPlugins } from '../plan/plugins.js';
import { defaultRunOptions, type RunOptions } from '../run-options.js';
import { start } from '../runtime.js';

/** A document that is served for a test. */
export interface ServedDocument {
  /** The address of an exposed namespace. */
  urlOf(namespace: string): string;
  close(): Promise<void>;
}

/** Serves a file on free ports of this machine; throws when the document has an error. */
export async function serveFile(
  file: string,
  loadPlugins: LoadPlugins,
  options: Partial<RunOptions> = {},
): Promise<ServedDocument> {
  return serve(file, await readFile(file, 'utf8'), loadPlugins, options, isError);
}

/** Serves a text in the same way, but also when parts of the document are broken. */
export const serveDocument = (
  text: string,
  loadPlugins: LoadPlugins,
  options: Partial<RunOptions> = {},
): Promise<ServedDocument> => serve('contract.yaml', text, loadPlugins, options, () => false);

async function serve(
  file: string,
  text: string,
  loadPlugins: LoadPlugins,
  options: Partial<RunOptions>,
  isRefused: (diagnostic: Diagnostic) => boolean,
): Promise<ServedDocument> {
  const planned = await planDocument(file, text, loadPlugins);
  const refused = planned.diagnostics.filter(isRefused);
  check(refused.length === 0, sentencesOf(refused));
  const started = await start([planned], { ...defaultRunOptions, ports: new Map([['*', 0]]), ...options });
  check(started.ok, sentencesOf(started.diagnostics));
  const running = started.value;
  return {
    urlOf(namespace) {
      const url = running.capabilities[0]?.exposes.find((expose) => expose.namespace === namespace)?.url;
      check(url !== undefined, `Nothing is exposed over HTTP as "${namespace}".`);
      return url;
    },
    close: () => running.close(0),
  };
}

const sentencesOf = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map(({ at, message }) => `${at.source}:${at.start.line} ${message}`).join('\n');
