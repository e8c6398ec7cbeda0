import { existsSync } from 'node:fs';
import path from 'node:path';
import { diagnose, type Diagnostic, type SkillExpose } from '@naftiko/spec';
import { resolveLocation } from './read-import.js';

/** Skills whose directory does not exist here; it may be mounted later, so this is a warning. */
export const missingSkillDirectories = ({ skills }: SkillExpose, file: string): readonly Diagnostic[] =>
  skills.flatMap(({ location }) => {
    if (location === undefined) return [];
    const directory = resolveLocation(location.text, path.dirname(file));
    if (directory !== undefined && existsSync(directory)) return [];
    return [diagnose('skill-location-unavailable', location.at, { location: location.text })];
  });
