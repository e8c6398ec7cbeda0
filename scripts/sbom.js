// `npm run --silent sbom`: every package that is installed for production, as CycloneDX. `npm sbom --omit dev` leaves out packages
// that a tool of development needs too, so that this script takes the whole list and the marks of the lock file.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The packages for production, as `name@version`; this project's own packages too. */
const kept = new Set(
  Object.entries(packages)
    .filter(([place, { dev, devOptional, link }]) => place !== '' && !dev && !devOptional && !link)
    .map(([place, entry]) => `${entry.name ?? ownNameOf(place)}@${entry.version}`),
);

const [node, npm] = [process.execPath, process.env['npm_execpath']];
const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
const bom = JSON.parse(
  npm === undefined ? execFileSync('npm', args, options) : execFileSync(node, [npm, ...args], options),
);

const components = bom.components.filter((one) => kept.has(keyOf(one)));
const refs = new Set([bom.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
// npm takes the name of the folder.
const metadata = { ...bom.metadata, component: { ...bom.metadata.component, name } };
process.stdout.write(`${JSON.stringify({ ...bom, metadata, components, dependencies }, undefined, 2)}\n`);

function keyOf({ purl }) {
  return decodeURIComponent(purl.replace('pkg:npm/', '').replace(/\?.*$/, ''));
}

function ownNameOf(place) {
  return place.split('node_modules/').at(-1);
}
