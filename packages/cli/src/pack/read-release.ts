import { given, usageError, type Given } from '../input/given.js';

/** Reads the version of what is packed; registries and hosts refuse ranges. */
export function readRelease(version: string): Given<string> {
  if (/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version)) return given(version);
  return usageError(`--release takes a version such as 1.2.0; "${version}" is not one.`);
}
