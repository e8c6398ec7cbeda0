import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { decodeText } from '@naftiko/spec';

/** The variables of a dotenv file. Rejects when the file cannot be read. */
export const readDotenvFile = async (file: string): Promise<Readonly<Record<string, string>>> =>
  parse(decodeText(await readFile(file)));
