import { recordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

/** The upstream of `everything.yaml`: something of every kind. */
export const studio = (): Promise<RecordingUpstream> =>
  recordingUpstream(({ path }, response) => {
    const id = /^\/records\/(.+)$/.exec(path)?.[1];
    const { status, type, body } = id === undefined ? (exhibits.get(path) ?? nothing) : recordOf(id);
    response.writeHead(status, { 'content-type': type }).end(body);
  });

interface Exhibit {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const exhibit = (type: string, body: Exhibit['body']): Exhibit => ({ status: 200, type, body });

const recordOf = (id: string): Exhibit => exhibit('application/json', JSON.stringify({ id, data: `Data for ${id}` }));

const nothing: Exhibit = { status: 404, type: 'text/plain', body: 'There is no such thing.' };

/** One transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A WAVE file of no length. */
const silence = Buffer.from('UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', 'base64');

/** A ZIP file without entries. */
const emptyArchive = Buffer.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

const exhibits: ReadonlyMap<string, Exhibit> = new Map([
  ['/text', exhibit('text/plain', 'This is a text.')],
  ['/image', exhibit('image/png', pixel)],
  ['/sound', exhibit('audio/wav', silence)],
  ['/archive', exhibit('application/zip', emptyArchive)],
  ['/refusal', { status: 500, type: 'text/plain', body: 'It always refuses.' }],
]);
