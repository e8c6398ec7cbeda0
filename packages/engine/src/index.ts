export { asSourceText, constantValueOf, parseNumberText } from './value/constant-value.js';
export { asJson, asText, Entity, isEntity, isWireText, memberOf, parseJson, WireText } from './value/value.js';
export type { Value, Values } from './value/value.js';
export { setMember } from './value/set-member.js';
export { nestsTooDeeply, describeDepth } from './value/nesting.js';
export type { DecodeLimit, Failure, FailureCause, FailureCode, InputIssue } from './value/failure.js';
export { fail, ok } from './value/result.js';
export type { Result } from './value/result.js';
export type { JsonReply, RawReply, RelayedHeaders, Reply } from './value/reply.js';
export { isRedirect } from './value/reply.js';
export { LongBody, withLongBody } from './value/long-body.js';
export type { Read, Scope } from './expression/scope.js';
export type { Names } from './expression/names.js';
export type { Placeholder, Template } from './expression/template.js';
export { compileTemplate, isLiteral, listMissing, nullToMissing, textOf, valueOf } from './expression/template.js';
export type {
  CallArguments,
  CallContext,
  ConsumeAdapter,
  ConsumeClient,
  ConsumedSignature,
  ConsumeOptions,
  SampleNeed,
  ConsumePlan,
  RequestPreview,
  Slot,
  SlotKind,
} from './ports/consume.js';
export { defaultConnectionLimits, type ConnectionLimits } from './ports/connection-limits.js';
export type { ForwardedBody, ForwardedReply, ForwardedRequest } from './ports/forward.js';
export type { Proxies } from './ports/proxies.js';
export type { ConsumedNames, ConsumeKit } from './ports/consume-kit.js';
export type {
  Decode,
  MappedJson,
  DecodeInline,
  DecodeLimits,
  FormatDecoder,
  ReadSchemaFile,
  SchemaText,
} from './ports/format-decoder.js';
export type {
  AuthScheme,
  ClientCredential,
  ConsumeScope,
  CredentialPlace,
  NonceUse,
  OpenVerifier,
  ReplicaSecrets,
  PublicDocument,
  SignableRequest,
  Signer,
  SignerKit,
  SignerPlan,
  Verdict,
  VerifiableRequest,
  Verifier,
  VerifierKit,
} from './ports/auth-scheme.js';
export type { BodyEncoder, BodyKit, BodyPlan, EncodedBody } from './ports/body-encoder.js';
export type {
  ExchangeObservation,
  Observation,
  ObservedExchange,
  ObservedStep,
  TraceIds,
} from './ports/observation.js';
export { cancellationOf } from './ports/cancellation.js';
export type { Cancellation, CancellationWatcher } from './ports/cancellation.js';
export type { DirectClient, DirectContext } from './ports/direct-client.js';
export type { UpstreamLog } from './ports/upstream-log.js';
export type { UpstreamRule, UpstreamSettings } from './ports/upstream-settings.js';
export type { BindContext, BindProvider } from './ports/bind-provider.js';
export type { DocumentFiles, FileRead, FileRefusal, FoundFolder } from './ports/document-files.js';
export type {
  GovernanceValues,
  AbsentLanguage,
  OpenScriptRunner,
  PrintLevel,
  Script,
  ScriptHost,
  ScriptRequest,
  ScriptRunner,
  ScriptSource,
  ScriptStats,
} from './ports/script-runner.js';
export { findGovernance } from './compile/scripting.js';
export { isHttpOrExtension, type PlannedConsume } from './compile/check-consumes.js';
export { reportUnsupportedScheme, findScheme } from './ports/find-scheme.js';
export type { EnginePlugins } from './ports/plugins.js';
export type { Input, InputContract } from './schema/input-contract.js';
export { buildInputContract } from './schema/input-contract.js';
export { toTypedValue } from './schema/typed-value.js';
export type { OutputShape } from './schema/output-shape.js';
export { compileOutputs, compileProjection } from './schema/output-shape.js';
export { readMapping } from './schema/sent-mapping.js';
export { compileMock } from './schema/mock-shape.js';
export type { JsonPath, SplitPath } from './expression/json-path/json-path.js';
export { compileJsonPath, samplePathOf, splitFirstMember } from './expression/json-path/json-path.js';
export type { SamplePath, SamplePart } from './expression/json-path/sample-path.js';
export type { Plan, PlannedCall, Step as PlanStep, StepOutput } from './run/plan.js';
export type { RequestContext, FinishedStep, InvocationContext, RuntimeContext } from './invoke/context.js';
export type { Operation, Unit } from './compile/operation.js';
export type { ForwardTarget } from './compile/forward-target.js';
export { compileCapability } from './compile/compile-capability.js';
export type { Capability } from './compile/compile-capability.js';
export type { UnitSource } from './compile/unit-source.js';
export type { Variable, VariableUse } from './compile/variables.js';
export { isGiven, isNeeded, resolveVariables } from './bind/resolve-variables.js';
export type { GivenValues } from './bind/resolve-variables.js';
export { forward } from './invoke/forward.js';
export { invoke } from './invoke/invoke.js';
export type { OnDefect } from './invoke/invoke.js';
export { findHalfTemplate } from './expression/half-template.js';
export { areAlike, isUpperCase, findNear, findSimilar, squashName, takeNames } from './expression/names.js';
export { placeholdersOf, splitPlaceholders } from './expression/placeholders.js';
export type { PathPart } from './expression/placeholders.js';
