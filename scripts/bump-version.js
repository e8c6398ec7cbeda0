// Run by `npm version`: carries the new version of package.json to everything else that names it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const read = (file) => readFileSync(file, 'utf8');
const readJson = (file) => JSON.parse(read(file));
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

const packages = readdirSync('packages').map((name) => `packages/${name}`);
const { version } = readJson('package.json');
const { version: old } = readJson(`${packages[0]}/package.json`);

/** A package, or its entry in the lock file, with the new version of itself and of its siblings. */
const bumped = (manifest) => ({
  ...manifest,
  version,
  ...(manifest.dependencies && {
    dependencies: Object.fromEntries(
      Object.entries(manifest.dependencies).map(([name, range]) => [
        name,
        name.startsWith('@naftiko/') ? version : range,
      ]),
    ),
  }),
});

for (const folder of packages) writeJson(`${folder}/package.json`, bumped(readJson(`${folder}/package.json`)));

const lock = readJson('package-lock.json');
lock.version = version;
for (const folder of ['', ...packages]) lock.packages[folder] = bumped(lock.packages[folder]);
writeJson('package-lock.json', lock);

/** Pages and sources that show the version. */
const shown = [
  'packages/runtime/src/version.ts',
  'README.md',
  'docs/ci.md',
  'docs/control.md',
  'docs/install.md',
  'docs/tutorial.md',
  '.github/ISSUE_TEMPLATE/bug_report.yml',
  'action.yml',
  ...readdirSync('examples/plugins', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `examples/plugins/${name}/package.json`),
];
for (const file of shown) {
  const text = read(file);
  const next = text.replaceAll(new RegExp(`(?<![\\d.])${old.replaceAll('.', '\\.')}(?![\\d.]*\\d|-)`, 'g'), version);
  if (next === text) throw new Error(`${file} does not name the version ${old}: take it off the list, or mend it.`);
  writeFileSync(file, next);
}

const changelog = read('CHANGELOG.md');
const unreleased = '## [Unreleased]\n';
if (!changelog.includes(unreleased)) throw new Error('CHANGELOG.md has no heading "## [Unreleased]".');
const date = new Date().toISOString().slice(0, 10);
writeFileSync('CHANGELOG.md', changelog.replace(unreleased, `${unreleased}\n## [${version}] - ${date}\n`));

// What `npm version` commits is what is staged; with --no-git-tag-version it commits nothing.
if (process.env['npm_config_git_tag_version'] !== '')
  execFileSync('git', ['add', ...packages, ...shown, 'CHANGELOG.md', 'package-lock.json']);
