import { parseJson, type PrintLevel } from '@naftiko/engine';
import { exchangeLimitMiB, type WorkerMessage } from '../job.js';

const maxLines = 100;
const maxLineLength = 1_024;
const maxMessageLength = 1_100;
/** The result and the printed lines. */
const maxBytes = (exchangeLimitMiB + 1) * 2 ** 20;

/**
 * Parses the messages of a process byte by byte, without trust: a script may forge them, at any length.
 * Each line is a word and its content; an unknown line is ignored.
 */
export function createListener(receive: (message: WorkerMessage) => void): (part: Buffer) => void {
  let parts: Buffer[] = [];
  let bytes = 0;
  let lines = 0;
  let isReady = false;
  let isOver = false;

  const receiveLine = (line: string): void => {
    const message = parseMessage(line);
    if (message?.kind === 'printed' && (lines += 1) > maxLines) return;
    if (message?.kind === 'ready' && isReady) return;
    isReady = true;
    isOver = message?.kind === 'outcome';
    if (message !== undefined) receive(message);
  };

  return (part) => {
    if (isOver) return;
    bytes += part.length;
    if (bytes > maxBytes) {
      isOver = true;
      parts = [];
      receive({ kind: 'outcome', outcome: { kind: 'too-large' }, endsWorker: true });
      return;
    }
    let start = 0;
    for (let end = part.indexOf(newline); end !== -1 && !isOver; end = part.indexOf(newline, start)) {
      receiveLine(Buffer.concat([...parts, part.subarray(start, end)]).toString('utf8'));
      parts = [];
      start = end + 1;
    }
    parts.push(part.subarray(start));
  };
}

const newline = 10;

function parseMessage(line: string): WorkerMessage | undefined {
  const space = line.indexOf(' ');
  const content = line.slice(space + 1);
  switch (line.slice(0, space)) {
    case 'ready':
      return { kind: 'ready' };
    case 'printed':
      return parsePrinted(parseJson(content));
    case 'finished': {
      const isLarge = Buffer.byteLength(content) > exchangeLimitMiB * 2 ** 20;
      const outcome = isLarge ? ({ kind: 'too-large' } as const) : ({ kind: 'finished', result: content } as const);
      return { kind: 'outcome', outcome, endsWorker: true };
    }
    case 'threw': {
      const message = String(parseJson(content)).slice(0, maxMessageLength);
      return { kind: 'outcome', outcome: { kind: 'threw', message }, endsWorker: true };
    }
    case 'statement-limit':
      return { kind: 'outcome', outcome: { kind: 'statement-limit' }, endsWorker: true };
    case 'out-of-memory':
      return { kind: 'outcome', outcome: { kind: 'out-of-memory' }, endsWorker: true };
    default:
      return undefined;
  }
}

function parsePrinted(content: unknown): WorkerMessage | undefined {
  const [level, line] = Array.isArray(content) ? (content as readonly unknown[]) : [];
  if (!isLevel(level) || typeof line !== 'string') return undefined;
  return { kind: 'printed', level, line: line.slice(0, maxLineLength) };
}

const isLevel = (level: unknown): level is PrintLevel => level === 'info' || level === 'warn';
