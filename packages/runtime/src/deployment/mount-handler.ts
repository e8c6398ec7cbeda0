import type { HttpHandler } from '../listen/listener.js';
import type { OpenMount } from '../mount/expose-adapter.js';
import { serveRequest, type ArrivedRequest, type RequestRecord } from '../mount/served-request.js';
import { reportDefect } from './report-defect.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** Makes the handler of a mount for a socket. It catches exceptions of the mount and answers them as defects. */
export function makeMountHandler(
  mount: OpenMount,
  record: RequestRecord,
  inFlight = new RequestsInFlight(),
): HttpHandler {
  return (request, response, end) => void handle({ request, response, end }, mount, record, inFlight);
}

async function handle(arrived: ArrivedRequest, mount: OpenMount, record: RequestRecord, inFlight: RequestsInFlight) {
  const { request, response, end } = arrived;
  inFlight.follow(end);
  const served = serveRequest(arrived, record);
  try {
    await mount.handle(request, response, served);
  } catch (cause) {
    const incident = reportDefect(record.log, { requestId: served.id }, cause);
    served.recordFailed({ code: 'internal', incident });
    // Once the head is sent, the connection can only be closed, so that the answer is visibly incomplete.
    if (response.headersSent || response.destroyed) response.destroy();
    else mount.answerDefect(response, incident);
  }
}
