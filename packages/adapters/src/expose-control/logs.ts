import { severities, type ControlDesk, type LoggerLevels, type Severity } from '@naftiko/runtime';
import { json, refusal, type ControlAnswer } from './answer.js';
import { isAnswer, readObject, type Asked } from './asked.js';

/** How loud every part of the program is. Source: specification 04, c.11. */
export const logs = ({ logs: desk }: ControlDesk): ControlAnswer =>
  json(200, { loggers: Object.fromEntries([...desk.loggers()].map(([name, levels]) => [name, entryOf(levels)])) });

export function logger({ logs: desk }: ControlDesk, { captured }: Asked): ControlAnswer {
  const levels = desk.loggers().get(captured);
  return levels === undefined ? unknown(captured) : json(200, entryOf(levels));
}

/** Makes a part of the program louder or quieter, until it is restarted. */
export async function setLevel(desk: ControlDesk, asked: Asked): Promise<ControlAnswer> {
  if (!desk.logs.loggers().has(asked.captured)) return unknown(asked.captured);
  const body = await readObject(asked);
  if (isAnswer(body)) return body;
  const { level } = body;
  const severity = typeof level === 'string' ? severityOf(level) : undefined;
  if (severity === undefined && level !== null) {
    return refusal(400, `"level" is one of ${severities.join(', ')}, or null to take that of the logger above.`);
  }
  desk.logs.setLevel(asked.captured, severity);
  return logger(desk, asked);
}

/** A level by its name, in any case. */
export const severityOf = (text: string): Severity | undefined => severities.find((one) => one === text.toUpperCase());

const entryOf = ({ configured, effective }: LoggerLevels): object => ({
  configuredLevel: configured ?? null,
  effectiveLevel: effective,
});

const unknown = (name: string): ControlAnswer => refusal(404, `There is no logger "${name}"; GET /logs lists them.`);
