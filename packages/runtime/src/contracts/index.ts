export { exposeAdapterContract } from './expose-adapter.contract.js';
export type { ExposeAdapterCase } from './expose-adapter.contract.js';
export { telemetryContract } from './telemetry.contract.js';
