export type { Json, JsonObject, SourceNode, MapNode, ListNode, ScalarNode, Entry } from './source/source-node.js';
export { findChild, isList, isNumber, isObject, findNode, toJson, sourceTextOf } from './source/source-node.js';
export {
  compareNumbers,
  ExactNumber,
  isExactNumber,
  isJsonNumber,
  parseNumber,
  writeJson,
} from './source/exact-number.js';
export { readJson } from './source/read-json.js';
export { charsetOf, decodeText, withoutByteOrderMark } from './source/decode-text.js';
export { maskUserInfo } from './diagnostic/mask-user-info.js';
export { readYaml } from './source/read-yaml.js';
export type { Composed } from './source/compose-documents.js';
export { composeDocuments } from './source/compose-documents.js';
export type { Origin, Place, Text } from './diagnostic/origin.js';
export { pointerOf, startOf } from './diagnostic/origin.js';
export type {
  Diagnostic,
  DiagnosticCode,
  DetailsOf,
  PluginCode,
  PluginFinding,
  Related,
  RuleCode,
} from './diagnostic/diagnostic.js';
export type { Severity } from './diagnostic/severity.js';
export { diagnose, diagnosePlugin, isError } from './diagnostic/diagnostic.js';
export type { CatalogueGroup } from './diagnostic/catalogue.js';
export { catalogue, catalogueGroups } from './diagnostic/catalogue.js';
export type { Checked } from './diagnostic/checked.js';
export { all, invalid, mapChecked, valid } from './diagnostic/checked.js';
export type { Document, Info } from './document/document.js';
export type { Content, ContentEntry } from './document/content.js';
export type { Bind, BindKey } from './document/bind.js';
export type {
  ApiKey,
  ApiKeyAuthentication,
  Authentication,
  BasicAuthentication,
  BearerAuthentication,
  DigestAuthentication,
  ExtensionAuthentication,
  KeyPlacement,
  OAuth2Authentication,
  UnknownAuthentication,
} from './document/authentication.js';
export type { ConsumedInput, ConsumedPlace, ExposedPlace, InputDeclaration, InputType } from './document/input.js';
export type { OutputDeclaration } from './document/output.js';
export type { CallStep, LookupStep, Mapping, ScriptStep, Step } from './document/step.js';
export type { Action, Invocable } from './document/invocable.js';
export type {
  Consume,
  ConsumedOperation,
  ConsumedResource,
  ExtensionBody,
  ExtensionConsume,
  FormatBody,
  HttpConsume,
  ImportedConsume,
  RequestBody,
  UnknownConsume,
} from './document/consume.js';
export type { Aggregate, AggregateFunction, Semantics } from './document/aggregate.js';
export type {
  ControlExpose,
  Expose,
  ExtensionExpose,
  Forward,
  Hints,
  Management,
  McpExpose,
  McpPrompt,
  McpResource,
  McpTool,
  PromptArgument,
  PromptMessage,
  RestExpose,
  RestOperation,
  RestResource,
  ScriptingGovernance,
  Skill,
  SkillExpose,
  SkillTool,
  UnknownExpose,
} from './document/expose.js';
export type { TypedBlock, TypeNames } from './document/type-names.js';
export { formatTypes, isFormatType, noExtensions } from './document/type-names.js';
export { declaredTypeOf } from './document/declared-type.js';
export {
  controlExposesOf,
  invocablesOf,
  mcpExposesOf,
  ownNamespaceOf,
  restExposesOf,
  transportOf,
  unitsOf,
  locationsOf,
} from './document/exposed.js';
export type { Observability } from './document/observability.js';
export type { Reading } from './parse/field.js';
export {
  contentAt,
  contentOf,
  filledTextAt,
  flagAt,
  itemsAt,
  mapAt,
  numberAt,
  plainTextAt,
  makeDefaultText,
  textAt,
  textOf,
  textsAt,
  withAt,
  wordAt,
} from './parse/field.js';
export { parseAuthentication } from './parse/parse-authentication.js';
export { parseBody } from './parse/parse-body.js';
export { parseConsumedOperation } from './parse/parse-consume.js';
export { parseConsumedInputs, parseInputs } from './parse/parse-inputs.js';
export { parseInvocable, actionPrecedence } from './parse/parse-invocable.js';
export { parseOutputs } from './parse/parse-outputs.js';
export { listTextsUnder } from './source/texts-under.js';
export { loadDocument } from './load-document.js';
export type { LoadedDocument } from './load-document.js';
export { inlineImports } from './imports/inline-imports.js';
export type { ImportedText, ReadImport } from './imports/inline-imports.js';
export { formatVersion } from './parse/recognise-version.js';
export type { Difference } from './conformance/published-schema.js';
export { listDifferences, summariseDifferences } from './conformance/published-schema.js';
