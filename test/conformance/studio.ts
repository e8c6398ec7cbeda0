import { readFile, writeFile } from 'node:fs/promises';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

/** The upstream of `everything.yaml`, with answers of every kind. `publish` makes the next edition of a list. */
export const startStudio = (publish: (list: string) => Promise<void>): Promise<RecordingUpstream> =>
  openRecordingUpstream(({ path }, response) => {
    const [, folder, name] = /^\/(records|editions)\/(.+)$/.exec(path) ?? [];
    const show = ({ status, type, body }: Exhibit): void =>
      void response.writeHead(status, { 'content-type': type }).end(body);
    if (folder === 'editions') void publish(name ?? '').then(() => show(published));
    else show(folder === undefined ? (exhibits.get(path) ?? nothing) : recordOf(name ?? ''));
  });

/** Writes the next edition of a list into a document, and reloads it through its control adapter. */
export async function publishIn(document: string, list: string, control: string): Promise<void> {
  const text = await readFile(document, 'utf8');
  const next = text.replace(new RegExp(`(?<=edition )\\d+(?= of the ${list}$)`, 'm'), (edition) =>
    String(Number(edition) + 1),
  );
  await writeFile(document, next);
  const { status } = await fetch(`${control}/config/reload`, { method: 'POST' });
  if (status !== 200) throw new Error(`The reload was answered ${status}.`);
}

interface Exhibit {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const makeExhibit = (type: string, body: Exhibit['body']): Exhibit => ({ status: 200, type, body });

const recordOf = (id: string): Exhibit =>
  makeExhibit('application/json', JSON.stringify({ id, data: `Data for ${id}` }));

const published = makeExhibit('text/plain', 'There is a new edition.');

const nothing: Exhibit = { status: 404, type: 'text/plain', body: 'There is no such thing.' };

/** One transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An empty WAVE file. */
const silence = Buffer.from('UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', 'base64');

/** A ZIP file without entries. */
const emptyArchive = Buffer.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

const exhibits: ReadonlyMap<string, Exhibit> = new Map([
  ['/text', makeExhibit('text/plain', 'This is a text.')],
  ['/image', makeExhibit('image/png', pixel)],
  ['/sound', makeExhibit('audio/wav', silence)],
  ['/archive', makeExhibit('application/zip', emptyArchive)],
  ['/refusal', { status: 500, type: 'text/plain', body: 'It always refuses.' }],
]);
