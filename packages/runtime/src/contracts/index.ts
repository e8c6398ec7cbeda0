export { exposeAdapterContract } from './expose-adapter.contract.js';
export type { ExposeAdapterCase } from './expose-adapter.contract.js';
export { telemetryContract } from './telemetry.contract.js';
export { serveDocument, serveFile } from './serve-document.js';
export type { ServedDocument } from './serve-document.js';
