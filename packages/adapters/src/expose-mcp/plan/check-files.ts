import type { DocumentFiles } from '@naftiko/engine';
import { describeRefusal, placeOf } from '@naftiko/runtime';
import { diagnose, type Diagnostic, type McpExpose, type McpPrompt, type McpResource } from '@naftiko/spec';
import { promptLimitBytes } from './prompts.js';

/**
 * Reports directories of resources and files of prompts that are missing, or that the document may not name. These are
 * warnings, because files may be mounted later.
 */
export async function checkFiles(
  { resources, prompts }: McpExpose,
  files: DocumentFiles,
): Promise<readonly Diagnostic[]> {
  const checks = [
    ...resources.map((resource) => checkDirectory(resource, files)),
    ...prompts.map((prompt) => checkPrompt(prompt, files)),
  ];
  return (await Promise.all(checks)).flat();
}

async function checkDirectory({ location }: McpResource, files: DocumentFiles): Promise<readonly Diagnostic[]> {
  if (location === undefined) return [];
  const directory = placeOf(location);
  const found = directory === undefined ? undefined : await files.findFolder(directory);
  if (found?.ok === true) return [];
  const words = found === undefined ? undefined : describeRefusal(found.refusal);
  return [diagnose('resource-location-unavailable', location.at, { location: location.text, ...words })];
}

async function checkPrompt(
  { name, location, template }: McpPrompt,
  files: DocumentFiles,
): Promise<readonly Diagnostic[]> {
  if (location === undefined || template.length > 0) return [];
  const file = placeOf(location);
  const read = file === undefined ? undefined : await files.read(file, promptLimitBytes);
  if (read?.ok === true) return [];
  const words = read === undefined ? undefined : describeRefusal(read.refusal);
  return [diagnose('prompt-file-unavailable', location.at, { name: name.text, location: location.text, ...words })];
}
