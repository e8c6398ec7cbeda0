import { inputDescriptionMissing } from './rules/agents/input-description-missing.js';
import { inputDescriptionUseless } from './rules/agents/input-description-useless.js';
import { toolDescriptionMissing } from './rules/agents/tool-description-missing.js';
import { toolDescriptionUseless } from './rules/agents/tool-description-useless.js';
import { toolHintsContradicted } from './rules/agents/tool-hints-contradicted.js';
import { toolHintsMissing } from './rules/agents/tool-hints-missing.js';
import { toolListHeavy } from './rules/agents/tool-list-heavy.js';
import { toolListTokens } from './rules/agents/tool-list-tokens.js';
import { toolsTooMany } from './rules/agents/tools-too-many.js';
import { consumesDescription } from './rules/quality/consumes-description.js';
import { infoTags } from './rules/quality/info-tags.js';
import { restOperationDescription } from './rules/quality/rest-operation-description.js';
import { restResourceDescription } from './rules/quality/rest-resource-description.js';
import { baseUriNotExample } from './rules/security/baseuri-not-example.js';
import { controlAddressLocalhost } from './rules/security/control-address-localhost.js';
import { hiddenCharacters } from './rules/security/hidden-characters.js';
import { hiddenContent } from './rules/security/hidden-content.js';
import { noEval } from './rules/security/no-eval.js';
import { noScriptTags } from './rules/security/no-script-tags.js';
import { overridesInstructions } from './rules/security/overrides-instructions.js';
import { secretInClear } from './rules/security/secret-in-clear.js';
import { addressNotExample } from './rules/structure/address-not-example.js';
import { aggregateFunctionDescription } from './rules/structure/aggregate-function-description.js';
import { aggregateSemanticsConsistency } from './rules/structure/aggregate-semantics-consistency.js';
import { mappingUnreachable } from './rules/structure/mapping-unreachable.js';
import { namespacesUnique } from './rules/structure/namespaces-unique.js';
import { oauth2ResourceHttps } from './rules/structure/oauth2-resource-https.js';
import { oauth2ScopesDefined } from './rules/structure/oauth2-scopes-defined.js';
import { restResourcePathNoTrailingSlash } from './rules/structure/rest-resource-path-no-trailing-slash.js';
import { stepsNamePattern } from './rules/structure/steps-name-pattern.js';
import type { LintRule } from './lint-rule.js';

/**
 * The list of all rules. Codes that begin with `naftiko-` are the names of rules in the published Spectral ruleset;
 * further rules of that ruleset are diagnostics (`coveredRules`).
 */
export const lintRules: readonly LintRule[] = [
  namespacesUnique,
  restResourcePathNoTrailingSlash,
  addressNotExample,
  aggregateFunctionDescription,
  aggregateSemanticsConsistency,
  oauth2ResourceHttps,
  oauth2ScopesDefined,
  stepsNamePattern,
  mappingUnreachable,
  infoTags,
  consumesDescription,
  restResourceDescription,
  restOperationDescription,
  noScriptTags,
  noEval,
  baseUriNotExample,
  controlAddressLocalhost,
  secretInClear,
  hiddenCharacters,
  overridesInstructions,
  hiddenContent,
  toolDescriptionMissing,
  toolDescriptionUseless,
  inputDescriptionMissing,
  inputDescriptionUseless,
  toolsTooMany,
  toolListTokens,
  toolListHeavy,
  toolHintsMissing,
  toolHintsContradicted,
];
