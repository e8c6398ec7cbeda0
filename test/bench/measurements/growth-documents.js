import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serviceDocument } from '../documents/service-document.js';
import { startNaftiko, workFolder } from '../harness/naftiko.js';
import { cpuOf, residentOf } from '../harness/process-figures.js';

const counts = [1, 10, 100, 250, 1_000];

/** What a start needs when more documents are served, each with three routes and three tools. */
export async function measureDocuments({ upstream, node }) {
  const folder = path.join(workFolder, 'growing');
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: counts.at(-1) }, (_, index) => {
    const file = path.join(folder, `${index}.yaml`);
    writeFileSync(file, serviceDocument(upstream, { prefix: `n${index}-` }));
    return file;
  });
  const [cpu, memory] = [[], []];
  for (const count of counts) {
    const program = await startNaftiko(files.slice(0, count), { node });
    cpu.push([count, Math.round(cpuOf(program.pid) / 1_000)]);
    memory.push([count, Math.round(residentOf(program.pid))]);
    await program.stop();
  }
  const size = 'documents';
  return [
    {
      work: 'Documents, start',
      series: { size, unit: 'CPU in ms', lines: [{ name: 'until ready', points: cpu }] },
    },
    {
      work: 'Documents, memory',
      series: { size, unit: 'MB', lines: [{ name: 'when ready', points: memory }] },
    },
  ];
}
