import { builtinsWith } from '@naftiko/adapters';
import { defaultRunOptions, planDocument } from '@naftiko/runtime';
import { readSchema } from '../commands/schema.js';
import { formatEnvFile } from '../inspect/format-env-file.js';
import { listNeededValues } from '../inspect/needed-values.js';
import { readVersion } from '../version.js';
import type { Answers } from './answers.js';
import { listMissingEntries } from './missing-names.js';
import { templates } from './templates.js';
import { schemaFile, writeDocument } from './write-document.js';
import { workflowFile, writeWorkflow } from './write-workflow.js';

/** A file of a new capability. */
export interface NewFile {
  /** Relative to the directory of the document. */
  readonly name: string;
  readonly content: string;
  /** Whether other capabilities in the directory use the file too. An existing shared file is kept. */
  readonly shared: boolean;
  /** What an existing shared file lacks, to be added at its end; empty: nothing. */
  readonly listMissing?: (existing: string) => string;
}

/** The name of the document of a new capability. */
export const documentNameOf = ({ slug }: Answers): string => `${slug}.naftiko.yaml`;

/** Every file of a new capability, the document first. */
export async function makeFiles(answers: Answers): Promise<readonly NewFile[]> {
  const template = templates[answers.template];
  const name = documentNameOf(answers);
  const document = writeDocument(answers, template);
  const beside = Object.entries(template.files?.(answers) ?? {});
  const environment = await writeEnvironment(name, document);
  return [
    { name, content: document, shared: false },
    ...beside.map(([file, content]) => ({ name: file, content, shared: false })),
    ...(environment === '' ? [] : [writeExample(environment)]),
    { name: schemaFile, content: String(await readSchema('document')), shared: true },
    { name: workflowFile, content: writeWorkflow(readVersion()), shared: true },
  ];
}

const writeExample = (content: string): NewFile => ({
  name: '.env.example',
  content,
  shared: true,
  listMissing: (existing) => listMissingEntries(content, existing),
});

/** The values that the document needs, as `naftiko env --write` writes them. */
async function writeEnvironment(file: string, text: string): Promise<string> {
  const planned = await planDocument(file, text, builtinsWith({ python: false }));
  return formatEnvFile(await listNeededValues(planned, { ...defaultRunOptions, environment: {} }));
}
