import { access, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { diagnose, type Diagnostic, type McpExpose, type McpPrompt, type McpResource } from '@naftiko/spec';
import { locate } from './resources.js';

/** Reports missing directories of resources (which may be mounted later) and missing files of prompts. */
export async function checkFiles({ resources, prompts }: McpExpose): Promise<readonly Diagnostic[]> {
  return (await Promise.all([...resources.map(checkDirectory), ...prompts.map(checkPrompt)])).flat();
}

async function checkDirectory({ location }: McpResource): Promise<readonly Diagnostic[]> {
  if (location === undefined || (await isDirectory(locate(location)))) return [];
  return [diagnose('resource-location-unavailable', location.at, { location: location.text })];
}

async function checkPrompt({ name, location, template }: McpPrompt): Promise<readonly Diagnostic[]> {
  if (location === undefined || template.length > 0 || (await isReadable(locate(location)))) return [];
  return [diagnose('prompt-file-unavailable', location.at, { name: name.text, location: location.text })];
}

async function isDirectory(directory: string | undefined): Promise<boolean> {
  try {
    return directory !== undefined && (await stat(directory)).isDirectory();
  } catch {
    return false;
  }
}

async function isReadable(file: string | undefined): Promise<boolean> {
  if (file === undefined) return false;
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
