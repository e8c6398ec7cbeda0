import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** `engine/src/run/run-plan.ts` */
  readonly name: string;
  readonly packageName: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Those of them that are there at run time. */
  readonly valueImports: readonly string[];
}

const root = path.join(process.cwd(), 'packages');

/** Every source file of every package, tests left out. */
export const listSourceFiles = (): readonly SourceFile[] =>
  readdirSync(root).flatMap((packageName) =>
    readdirSync(path.join(root, packageName, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => {
        const text = readFileSync(path.join(root, packageName, 'src', name), 'utf8');
        const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
        const typeOnly = new Set([...text.matchAll(typeImport)].map(([, specifier]) => specifier));
        const valueImports = imports.filter((specifier) => !typeOnly.has(specifier));
        return { name: `${packageName}/src/${name}`, packageName, text, imports, valueImports };
      }),
  );

const typeImport = /^(?:import|export) type [^;]*?from '([^']+)'/gm;
