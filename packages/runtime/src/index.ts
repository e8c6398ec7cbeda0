export type {
  ExposeAdapter,
  ExposeKit,
  RuntimeServices,
  HttpMountPlan,
  MountedEntry,
  MountedOperation,
  MountPlan,
  OpenMount,
  OpenStdio,
  StdioMountPlan,
  UnitSite,
} from './mount/expose-adapter.js';
export type { InvokeOptions } from './mount/invoke-options.js';
export type { ListedTool, OfferedAnswer, OfferedCall, OfferedTools } from './mount/offered-tools.js';
export type { CapabilityEntry, EntryProblem } from './gateway/capability-entry.js';
export type { CatalogTool } from './gateway/tool-catalog.js';
export { openGateway } from './gateway/gateway.js';
export type { Gateway, GatewayOptions, GatewayOpening } from './gateway/gateway.js';
export type { GatewayServices, GatewayTools, OpenGatewayTools } from './gateway/gateway-tools.js';
export type { CapabilityStatus } from './gateway/describe-gateway.js';
export type { EntryCache } from './gateway/entry-cache.js';
export { makeEntry, noPorts } from './gateway/capability-entry.js';
export type { EntryOptions } from './gateway/capability-entry.js';
export { makeSelection } from './gateway/document-planner.js';
export type { PlanJob, PlanThreads } from './gateway/plan-threads.js';
export type { DocumentSource } from './gateway/capability-names.js';
export { isCapabilityName } from './gateway/capability-names.js';
export { allowAllTools } from './gateway/tool-rules.js';
export type { ToolPolicy, ToolRule } from './gateway/tool-rules.js';
export { isOfferedTo } from './mount/offered-skills.js';
export type { OfferedSkill, OfferedSkills } from './mount/offered-skills.js';
export { admit } from './mount/admit.js';
export { checkCaller } from './mount/check-caller.js';
export { WrongCredentials } from './mount/wrong-credentials.js';
export { NonceCounts } from './mount/nonce-counts.js';
export { prepareForwardedHeaders, isPerConnection } from './mount/caller.js';
export { sendAnswer } from './mount/send-answer.js';
export type { CompleteAnswer } from './mount/send-answer.js';
export { readBody } from './mount/read-body.js';
export type { ReadBody } from './mount/read-body.js';
export type { Extension } from './extension/extension.js';
export { extend } from './extension/extend.js';
export { findExtensionProblems } from './extension/extension-problems.js';
export { keepLoaded } from './extension/keep-loaded.js';
export type { LoadPlugins, Plugins, RegisteredTypes } from './plan/plugins.js';
export type { PlanOptions, PlannedDocument, PlannedMount } from './plan/planned-document.js';
export { directoryOf } from './source/read-document.js';
export { hasErrors, isServable } from './plan/planned-document.js';
export { checkReload } from './deployment/check-reload.js';
export type { RuledUnit } from './plan/select-units.js';
export { filesOf } from './reload/files-of.js';
export type { ThreadExamination, ThreadExaminer, ExamineRequest } from './deployment/thread-examiner.js';
export { callerNamesOf, type Permit } from './mount/caller-names.js';
export { planDocument, planFile } from './plan/plan-document.js';
export { readDocument } from './source/read-document.js';
export { isDocumentAddress } from './source/fetch-document.js';
export type { RunOptions, StdioStreams } from './run-options.js';
export type { ServerLimits } from './listen/server-limits.js';
export { defaultRunOptions, loopbackAddress } from './run-options.js';
export { replicaSecretsOf } from './workers/replica-secrets.js';
export { version } from './version.js';
export type { OpenExpose } from './deployment/open-expose.js';
export type { ChangedOptions, ReloadRequest } from './deployment/reload-request.js';
export type { RunningCapability } from './deployment/running-capability.js';
export { closeRuntime, collectGiven, openRuntime } from './deployment/open-runtime.js';
export { needsOf } from './deployment/operation-needs.js';
export type { OperationNeeds } from './deployment/operation-needs.js';
export { severities } from './logs/severity.js';
export type { LogControl, LogEntry, LogFilter, LoggerLevels } from './logs/log-control.js';
export type { Severity } from './logs/severity.js';
export { LogHub } from './logs/log-hub.js';
export type { LogHubOptions } from './logs/log-hub.js';
export { silentLog } from './logs/log.js';
export type { Fields, Log } from './logs/log.js';
export type {
  AdapterState,
  Change,
  ControlService,
  Examination,
  Reloaded,
  RunningDocument,
} from './management/control-service.js';
export { RequestEnd } from './listen/request-end.js';
export { acceptBody } from './listen/expected-body.js';
export { makeMountHandler } from './deployment/mount-handler.js';
export { traceFields } from './telemetry/trace-fields.js';
export type { RequestRecording, ServedOperation, ServedRequest } from './mount/served-request.js';
export type {
  Carrier,
  ObservedOperation,
  ObservedRequest,
  RequestObservation,
  Telemetry,
  TelemetryProvider,
  TelemetrySettings,
  TraceArchive,
  TracedSpan,
  TraceDetail,
  TraceFilter,
  TraceSummary,
} from './telemetry/telemetry.js';
export type { Kept, NewVersion, Peers, PortReservation, SocketRequest, Topic, WorkerState } from './workers/peers.js';
export { sendEntries } from './workers/share-logs.js';
export { mergeEndedMetrics, mergeMetrics } from './workers/merge-metrics.js';
export { documentTopicsOf } from './workers/topics.js';
export { ReloadQueue } from './reload/reload-queue.js';
export { watchFiles } from './reload/watch.js';
export type { FileWatch } from './reload/watch.js';
export type { Running } from './runtime.js';
export { start } from './runtime.js';
export { fetchJson } from './source/fetch-json.js';
export { fetchText } from './source/fetch-text.js';
export type { FetchedText } from './source/fetch-text.js';
export type { FetchedJson } from './source/fetch-json.js';
export { isFromNetwork, placeOf, resolveLocation } from './source/resolve-location.js';
export { describeRefusal, endOfSentenceOf } from './source/describe-refusal.js';
export { makeDocumentFiles, readInside } from './source/document-files.js';
export { findInside, openInside } from './source/open-inside.js';
export type { OpenedFile } from './source/open-inside.js';
export { readAtMost } from './source/read-at-most.js';
export { scriptStepsOf } from './scripts/script-steps.js';
export { failureFieldsOf } from './mount/failure-fields.js';
export { describeFailure } from './mount/failure-sentence.js';
export type { WordedFailure } from './mount/failure-sentence.js';
export { makeRequestChecks } from './mount/request-checks.js';
export { RateLimitedWarnings } from './logs/rate-limited-warnings.js';
export { isLoopback, isThisMachine } from './mount/loopback.js';
export { makeSecretMask } from './logs/secret-mask.js';
export type { MaskText } from './logs/log-hub.js';
export { isSettled } from './deployment/refusal.js';
export { redactorOf, shortestRedacted } from './secrets/searching-redactor.js';
export { prepareInvoke } from './secrets/prepare-invoke.js';
export { CallRedactors } from './secrets/call-redactors.js';
export { withoutBodyHeaders } from './secrets/changed-body.js';
export { redactBytes } from './secrets/redact-in-parts.js';
export { secretsOf } from './secrets/secrets-of.js';
export type { RedactingStream, Redactor } from './secrets/redactor.js';
export { isCredentialName } from './secrets/credential-name.js';
export { writeCurlLine } from './preview/curl-line.js';
export { withPreview } from './preview/with-preview.js';
export { prefersHtml } from './pages/prefers-html.js';
export { originalTargetOf } from './mount/original-target.js';
export type { CapabilityPages, OperationAddress, PageAdapter, Pages, PageSource } from './pages/pages.js';
export type { GatewayPages, GatewayPageSource, GatewayView, ListedCapability } from './pages/gateway-pages.js';
