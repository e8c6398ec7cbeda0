import { loadBuiltins } from '@naftiko/adapters';
import { planDocument, type PlannedDocument, type PlanOptions } from '@naftiko/runtime';
import type { Shell } from '../shell.js';
import { misgiven, given, type Given } from './given.js';
import { readTexts } from './read-texts.js';

/** Reads and plans everything that path arguments name. */
export async function planFiles(
  paths: readonly string[],
  shell: Shell,
  options: PlanOptions = {},
): Promise<Given<readonly PlannedDocument[]>> {
  const texts = await readTexts(paths, shell);
  if (!texts.ok) return texts;
  const plan = { fetches: true, ...options };
  return given(await Promise.all(texts.value.map(({ file, text }) => planDocument(file, text, loadBuiltins, plan))));
}

/** Reads and plans one document; a directory or glob that holds several is refused. */
export async function planFile(path: string, shell: Shell): Promise<Given<PlannedDocument>> {
  const planned = await planFiles([path], shell);
  if (!planned.ok) return planned;
  const [first, ...others] = planned.value;
  if (first === undefined || others.length > 0) {
    return misgiven(`"${path}" names ${planned.value.length} documents; this command takes one.`);
  }
  return given(first);
}
