import { severities, type LoggerLevels, type Severity } from '@naftiko/runtime';
import { answerJson, answerError } from './answer.js';
import type { ControlRoute } from './control-route.js';
import { readObject } from './request-body.js';

/** The levels of loggers. Changes last until the process ends. Source: specification 04, c.11. */
export const loggerRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/logs',
    serve({ services: { control } }) {
      const loggers = [...control.logs.listLoggers()].map(([name, levels]) => [name, describe(levels)] as const);
      return answerJson(200, { loggers: Object.fromEntries(loggers) });
    },
  },
  {
    method: 'GET',
    path: '/logs/{logger}',
    serve({ services: { control }, segment }) {
      const levels = control.logs.listLoggers().get(segment);
      return levels === undefined ? answerNoLogger(segment) : answerJson(200, describe(levels));
    },
  },
  {
    method: 'PUT',
    path: '/logs/{logger}',
    async serve(call) {
      const { services, segment } = call;
      const { logs } = services.control;
      if (!logs.listLoggers().has(segment)) return answerNoLogger(segment);
      const read = await readObject(call);
      if (!read.ok) return read.answer;
      const { level } = read.object;
      if (level !== null && !isSeverity(level)) {
        return answerError(400, `"level" takes ${severities.join(', ')}, or null for the level above.`);
      }
      logs.setLevel(segment, level ?? undefined);
      services.log.info('level changed', { of: segment, level: level ?? 'inherited' });
      const levels = logs.listLoggers().get(segment);
      return levels === undefined ? answerNoLogger(segment) : answerJson(200, describe(levels));
    },
  },
];

/** Log lines as they are written, until the caller disconnects. */
export const logStreamRoute: ControlRoute = {
  method: 'GET',
  path: '/logs/stream',
  serve(call) {
    const { request, served, query, streams } = call;
    const level = query.get('level')?.toUpperCase();
    if (level !== undefined && level !== '' && !isSeverity(level)) {
      return answerError(400, `"level" takes ${severities.join(', ')}.`);
    }
    const prefix = query.get('logger') ?? '';
    const filter = { prefix: prefix === '' ? undefined : prefix, level: level === '' ? undefined : level };
    served.markEndless();
    return streams.begin(filter, call, request.method === 'HEAD');
  },
};

const describe = ({ configured, effective }: LoggerLevels): object => ({
  configuredLevel: configured ?? null,
  effectiveLevel: effective,
});

const answerNoLogger = (name: string) => answerError(404, `There is no logger "${name}".`);

const isSeverity = (level: unknown): level is Severity => severities.some((severity) => severity === level);
