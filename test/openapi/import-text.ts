import { importOpenApi, type ImportOutcome, type ImportRequest, type ReferencedText } from '@naftiko/openapi';
import { parse } from 'yaml';

/** What a test gives an import beside its document. */
export interface ImportSetup extends Partial<Omit<ImportRequest, 'text'>> {
  /** The other documents, by address. */
  readonly others?: Readonly<Record<string, string>>;
}

/** An import, and the addresses that it asked for. */
export interface Imported {
  readonly outcome: ImportOutcome;
  readonly asked: readonly string[];
}

/** Imports a document without files or network. An object is written as JSON. */
export async function importText(
  given: string | object,
  { others = {}, ...setup }: ImportSetup = {},
): Promise<Imported> {
  const asked: string[] = [];
  const read = async (address: string): Promise<ReferencedText> => {
    asked.push(address);
    const text = others[address];
    return text === undefined ? { ok: false, reason: 'it does not exist' } : { ok: true, text };
  };
  const request: ImportRequest = {
    address: 'file:///home/me/api/openapi.yaml',
    text: typeof given === 'string' ? given : JSON.stringify(given),
    namespace: undefined,
    exposes: [],
    format: 'yaml',
    include: [],
    exclude: [],
    ...setup,
  };
  return { outcome: await importOpenApi(request, read), asked };
}

/** The document that an import writes, as data, and its warnings. */
export async function importDocument(
  given: string | object,
  setup: ImportSetup = {},
): Promise<{ readonly document: ImportedDocument; readonly warnings: readonly string[]; readonly text: string }> {
  const { outcome } = await importText(given, setup);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { document: parse(outcome.text) as ImportedDocument, warnings: outcome.warnings, text: outcome.text };
}

interface ImportedOperation extends Readonly<Record<string, unknown>> {
  readonly name: string;
}

/** The parts of a written document that tests read. */
export interface ImportedDocument {
  readonly binds?: readonly unknown[];
  readonly consumes: readonly {
    readonly namespace: string;
    readonly baseUri: string;
    readonly authentication?: unknown;
    readonly resources: readonly {
      readonly name: string;
      readonly path: string;
      readonly operations: readonly ImportedOperation[];
    }[];
  }[];
}

/** The consumed operations of a document, by name. */
export const operationsOf = ({ consumes }: ImportedDocument): ReadonlyMap<string, ImportedOperation> =>
  new Map(
    consumes.flatMap(({ resources }) =>
      resources.flatMap(({ operations }) => operations.map((operation) => [operation.name, operation] as const)),
    ),
  );

/** An API with one operation. */
export const apiWith = (operation: object, more: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Club', version: '1' },
  servers: [{ url: 'https://club.test/v1' }],
  paths: { '/things': { post: { operationId: 'doThing', ...operation } } },
  ...more,
});
