import type { HttpHandler } from '../listen/listener.js';
import type { OpenMount } from '../mount/expose-adapter.js';
import { serveRequest, type RequestRecording } from '../mount/served-request.js';
import { reportDefect } from './report-defect.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** Makes the handler of a mount for a socket. It catches exceptions of the mount and answers them as defects. */
export function makeMountHandler(
  mount: OpenMount,
  record: RequestRecording,
  inFlight = new RequestsInFlight(),
): HttpHandler {
  return (request, response, end) => {
    inFlight.follow(end);
    const served = serveRequest({ request, response, end }, record);
    const onThrown = (cause: unknown): void => {
      const incident = reportDefect(record.log, { requestId: served.id }, cause);
      served.recordFailed({ code: 'internal', incident });
      // Once the head is sent, the connection can only be closed, so that the answer is visibly incomplete.
      if (response.headersSent || response.destroyed) response.destroy();
      else mount.answerDefect(response, incident);
    };
    try {
      const handled = mount.handle(request, response, served);
      // Not awaited: an async function for each request allocates as much as the request itself.
      if (handled !== undefined) void Promise.resolve(handled).catch(onThrown);
    } catch (cause) {
      onThrown(cause);
    }
  };
}
