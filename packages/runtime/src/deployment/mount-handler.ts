import type { HttpHandler } from '../listen/listener.js';
import type { OpenMount } from '../mount/expose-adapter.js';
import { serveRequest, type ArrivedRequest, type RequestRecord } from '../mount/served-request.js';
import { reportDefect } from './report-defect.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** Prepares what a socket hands the requests of a mount to. Whatever the mount throws is caught here. */
export function makeMountHandler(
  mount: OpenMount,
  record: RequestRecord,
  traffic = new RequestsInFlight(),
): HttpHandler {
  return (request, response, end) => void handle({ request, response, end }, mount, record, traffic);
}

async function handle(arrived: ArrivedRequest, mount: OpenMount, record: RequestRecord, traffic: RequestsInFlight) {
  const { request, response, end } = arrived;
  traffic.follow(end);
  const served = serveRequest(arrived, record);
  try {
    await mount.handle(request, response, served);
  } catch (cause) {
    const incident = reportDefect(record.log, { requestId: served.id }, cause);
    served.recordFailed({ code: 'internal', incident });
    // Once the head is out, all that can be done is not to look complete.
    if (response.headersSent || response.destroyed) response.destroy();
    else mount.answerDefect(response, incident);
  }
}
