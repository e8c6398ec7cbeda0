/** One run of the measurement of `validate`: prints its CPU and wall time as JSON. Arguments: kind, directory. */
import { parse } from 'yaml';
import { readPlugins } from '../../../packages/cli/dist/input/read-plugins.js';
import { readTexts } from '../../../packages/cli/dist/input/read-texts.js';
import { checkDocuments } from '../../../packages/cli/dist/validate/check-documents.js';

const [kind, directory] = process.argv.slice(2);
const workingDirectory = process.cwd();
const raw = { plugin: [], python: false };
const silent = { write: () => true };
const texts = await readTexts([directory], { workingDirectory, environment: {}, errors: silent });
const plugins = await readPlugins(raw, { workingDirectory });
const documents = texts.value;

const cpu = process.cpuUsage();
const started = performance.now();
if (kind === 'yaml.parse') {
  for (const { text } of documents) {
    try {
      parse(text, { logLevel: 'silent' });
    } catch {
      // Some documents are broken; reading up to the fault is what is measured.
    }
  }
} else {
  const settings = { strict: false, plan: {} };
  const request = { documents, plugins: plugins.value, settings, raw, workingDirectory, report: () => undefined };
  await checkDocuments(request, 0);
}
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    cpuMs: (user + system) / 1_000,
    wallMs: performance.now() - started,
  }),
);
