import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { OpenVerifier, Verifier } from '@naftiko/engine';
import { admit, makeRequestChecks, type RuntimeServices, type OpenMount, type ServedRequest } from '@naftiko/runtime';
import type { PlannedSkill } from './planned-skill.js';
import { sendArchive, sendContents, sendFile, type FileLimits } from './send-files.js';
import { describeCatalogue, describeSkill } from './skill-entries.js';
import { writeFailure } from './write-failure.js';

/** What a skill server is opened from; made at load. */
export interface SkillServer {
  readonly skills: readonly PlannedSkill[];
  readonly verifier: OpenVerifier | undefined;
}

/** Opens a read-only server: GET and HEAD on exact, case-sensitive paths. Source: specification 04, b.3. */
export function openSkills(server: SkillServer, services: RuntimeServices, limits?: FileLimits): OpenMount {
  const verifier = server.verifier?.(services.variables, services);
  const isAnswered = makeRequestChecks({
    services,
    verifier,
    shares: true,
    refuse: (response, reason) => writeFailure(response, 403, reason),
  });
  const app = express();
  app.disable('x-powered-by').enable('strict routing').enable('case sensitive routing').set('query parser', false);
  if (verifier !== undefined) app.use(admitCaller(verifier, services));
  const served = new WeakMap<IncomingMessage, ServedRequest>();
  const observe = (request: IncomingMessage, operation: string): void =>
    void served.get(request)?.observe({ adapter: 'skill', operation, route: operation, counts: true });
  addRoutes(app, { skills: server.skills, services, limits, observe });
  app.use((request, response) => {
    observe(request, 'unknown');
    writeFailure(response, 404, `Nothing is served at "${request.path}".`);
  });
  app.use(refuseMalformed);
  const runApp: Application = app;
  return {
    handle(request, response, own) {
      if (isAnswered(request, response)) return;
      served.set(request, own);
      // Settles only when a layer throws. An answer does not settle it.
      return new Promise<never>((_, reject) => runApp(request, response, reject));
    },
    answerDefect: (response, incident) =>
      writeFailure(response, 500, `An internal error occurred. Incident ${incident}.`),
    close: () => Promise.resolve(),
  };
}

/** Runs an Express application for a request; rejects with what its layers throw. */
type Application = (request: IncomingMessage, response: ServerResponse, next: (cause: unknown) => void) => void;

/** Answers a request about one skill. */
type ServeSkill = (skill: PlannedSkill, ...rest: Parameters<RequestHandler>) => Promise<void> | void;

interface Routing {
  readonly skills: readonly PlannedSkill[];
  readonly services: RuntimeServices;
  readonly limits: FileLimits | undefined;
  /** Names the route of a request for telemetry. */
  readonly observe: (request: IncomingMessage, operation: string) => void;
}

function addRoutes(app: Express, { skills, services, limits, observe }: Routing): void {
  const byName = new Map(skills.map((skill) => [skill.name, skill]));
  const get = (path: string, serve: RequestHandler): void => {
    const pattern = path.replaceAll(/[:*](\w+)/g, '{$1}');
    const begin: RequestHandler = (request, _, next) => {
      observe(request, pattern);
      next();
    };
    app.route(path).all(begin).get(serve).all(refuseMethod);
  };
  const getOfSkill = (path: string, serve: ServeSkill): void =>
    get(path, (request, response, next) => {
      const name = String(request.params['name']);
      const skill = byName.get(name);
      return skill === undefined
        ? writeFailure(response, 404, `There is no skill "${name}".`)
        : serve(skill, request, response, next);
    });

  get('/skills', (_, response) => void response.json(describeCatalogue(skills)));
  getOfSkill(
    '/skills/:name',
    (skill, _, response) => void response.json(describeSkill(skill, (mount) => services.portOf(mount))),
  );
  getOfSkill('/skills/:name/contents', (skill, _, response) => sendContents(skill, { response, services, limits }));
  getOfSkill('/skills/:name/contents/*file', (skill, request, response) =>
    sendFile(skill, [request.params['file'] ?? []].flat(), { response, services, limits }),
  );
  getOfSkill('/skills/:name/download', (skill, request, response) =>
    sendArchive(skill, { headOnly: request.method === 'HEAD', response, services, limits }),
  );
}

const refuseMethod: RequestHandler = (_, response) => {
  response.setHeader('Allow', 'GET, HEAD');
  writeFailure(response, 405, 'Skills are only read: GET or HEAD.');
};

const admitCaller =
  (verifier: Verifier, services: RuntimeServices): RequestHandler =>
  async (request, response, next) => {
    if (await admit(verifier, request, response, services)) next();
  };

/** Express reports paths that it cannot decode as errors; it recognises an error handler by its four parameters. */
const refuseMalformed: ErrorRequestHandler = (cause: unknown, _request, response, next) => {
  if (cause instanceof URIError) writeFailure(response, 400, 'The path is not percent-encoded UTF-8.');
  else next(cause);
};
