export type {
  ExposeAdapter,
  ExposeKit,
  Host,
  HostCall,
  HttpMountPlan,
  Log,
  MountedOperation,
  MountPlan,
  OpenMount,
  OpenStdio,
  StdioMountPlan,
  UnitSite,
} from './mount/expose-adapter.js';
export { admit } from './mount/admit.js';
export { forwardedHeaders, goneSignal, isPerConnection, turnAway, verifiable } from './mount/caller.js';
export { readBody } from './mount/read-body.js';
export type { ReadBody } from './mount/read-body.js';
export type { LoadPlugins, Plugins } from './plugins.js';
export type { PlannedDocument, PlannedMount, PlanOptions } from './plan-document.js';
export { directoryOf, hasErrors, isServable, planDocument, planFile } from './plan-document.js';
export type { RunOptions, StdioStreams } from './run-options.js';
export { defaultRunOptions } from './run-options.js';
export type { OpenCapability, OpenExpose } from './deployment.js';
export { closeWorld, givenFor, openWorld } from './deployment.js';
export type { Running } from './runtime.js';
export { start } from './runtime.js';
export { isThisMachine } from './source/this-machine.js';
export { fetchJson } from './source/fetch-json.js';
export type { FetchedJson } from './source/fetch-json.js';
export { resolveLocation } from './source/read-import.js';
export { scriptStepsOf } from './scripts/script-steps.js';
export { failureSentence } from './mount/failure-sentence.js';
export type { WordedFailure } from './mount/failure-sentence.js';
export { isForeignPage } from './mount/foreign-page.js';
