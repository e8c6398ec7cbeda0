import type { Fixer } from './fixer.js';
import { absentKeys } from './fixers/absent-keys.js';
import { authentication } from './fixers/authentication.js';
import { baseUriBraces, baseUriScheme, baseUriSlash } from './fixers/base-uri.js';
import { bodyUndeclared } from './fixers/body-undeclared.js';
import { consumedInputs } from './fixers/consumed-inputs.js';
import { multipartBody, textBody } from './fixers/body-shapes.js';
import { bodyType } from './fixers/body-type.js';
import { declaredInputs } from './fixers/declared-inputs.js';
import { emptyLists } from './fixers/empty-lists.js';
import { identityOutputs } from './fixers/identity-outputs.js';
import { inputDetails } from './fixers/input-details.js';
import { misspelt } from './fixers/misspelt.js';
import { namedOutputs } from './fixers/named-outputs.js';
import { operationNames } from './fixers/operation-names.js';
import { outputTypes } from './fixers/output-types.js';
import { ownPaths } from './fixers/own-paths.js';
import { references } from './fixers/references.js';
import { resourceNames } from './fixers/resource-names.js';
import { routePlaceholders } from './fixers/route-placeholders.js';
import { scalarTypes } from './fixers/scalar-types.js';
import { stdioPort } from './fixers/stdio-port.js';
import { unboundVariables } from './fixers/unbound-variables.js';
import { unquotedTemplate } from './fixers/unquoted-template.js';
import { unusedKeys } from './fixers/unused-keys.js';
import { version } from './fixers/version.js';
import { withKeys } from './fixers/with-keys.js';

/** All fixers. Where the edits of two overlap, those of the first are applied, and the others in the next round. */
export const fixers: readonly Fixer[] = [
  misspelt,
  unquotedTemplate,
  version,
  absentKeys,
  authentication,
  scalarTypes,
  baseUriScheme,
  baseUriSlash,
  baseUriBraces,
  ownPaths,
  resourceNames,
  operationNames,
  unboundVariables,
  withKeys,
  bodyType,
  multipartBody,
  textBody,
  bodyUndeclared,
  routePlaceholders,
  declaredInputs,
  inputDetails,
  references,
  consumedInputs,
  identityOutputs,
  namedOutputs,
  outputTypes,
  stdioPort,
  emptyLists,
  unusedKeys,
];
