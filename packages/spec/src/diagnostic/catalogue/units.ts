import { findNearestName } from '../nearest-name.js';
import { addedByPlugin, entry, listNames, suggestNames } from './entry.js';

const noStepBefore = 'No step precedes this one.';

/** REST operations, tools, functions: what they call and what they take. */
export const units = {
  'call-missing': entry<object>({
    summary: 'a route, a tool or a function does nothing',
    severity: 'error',
    message: () => 'Nothing is done here: there is no call, there are no steps and no static output.',
  }),
  'call-unresolved': entry<{ call: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a call names no consumed operation',
    severity: 'error',
    message: ({ call }) => `No consumed operation is named "${call}".`,
    hint: ({ similar, known }) => suggestNames(similar, 'Known operations', known),
  }),
  'call-ambiguous': entry<{ call: string; chosen: string }>({
    summary: 'a call names several operations',
    severity: 'warning',
    message: ({ call, chosen }) => `Several operations are named "${call}"; this call means ${chosen}.`,
  }),
  'call-unavailable': entry<{ call: string; reason: string }>({
    summary: 'an operation exists but cannot be called',
    severity: 'error',
    message: ({ call, reason }) => `"${call}" cannot be called: ${reason}`,
  }),
  'ref-unresolved': entry<{ ref: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a ref names no function',
    severity: 'error',
    message: ({ ref }) => `Unknown aggregate function ref: '${ref}'.`,
    hint: ({ similar, known }) => suggestNames(similar, 'Available refs', known),
  }),
  'aggregate-function-duplicate': entry<{ ref: string }>({
    summary: 'two functions have the same name',
    severity: 'error',
    message: ({ ref }) => `Duplicate aggregate function ref: '${ref}'.`,
  }),
  'mode-ambiguous': entry<{ chosen: string; ignored: readonly string[] }>({
    summary: 'a route, a tool or a function has several of "ref", "call" and "steps"',
    severity: 'warning',
    message: ({ chosen, ignored }) =>
      `"${chosen}" takes precedence; ${ignored.map((mode) => `"${mode}"`).join(', ')} is ignored.`,
  }),
  'path-param-positional': entry<{ input: string; parameter: string }>({
    summary: 'an input is paired with a path parameter of another name',
    severity: 'warning',
    message: ({ input, parameter }) =>
      `"${input}" is the only input left and "${parameter}" the only path parameter left; they are paired.`,
  }),
  'declared-input-unused': entry<{ names: readonly string[] }>({
    summary: 'the upstream has no place for a declared input',
    severity: 'error',
    message: ({ names }) =>
      `The upstream has no place for ${names.map((name) => `"${name}"`).join(', ')}; ignoring it would change what is called.`,
    hint: () => 'Pass it on in "with", or remove the declaration.',
  }),
  'declared-input-to-body': entry<{ names: readonly string[] }>({
    summary: 'a declared input becomes a field of the body',
    severity: 'warning',
    message: ({ names }) => `${names.map((name) => `"${name}"`).join(', ')} becomes a field of the JSON body.`,
  }),
  'with-key-undeclared': entry<{ key: string; place: string }>({
    summary: 'a key of "with" is not a parameter of the upstream',
    severity: 'warning',
    message: ({ key, place }) => `The upstream declares no parameter "${key}"; it is sent in the ${place}.`,
  }),
  'with-key-variant': entry<{ key: string; parameter: string }>({
    summary: 'a key of "with" is read as a parameter of similar spelling',
    severity: 'warning',
    message: ({ key, parameter }) => `"${key}" is read as the parameter "${parameter}".`,
  }),
  'with-invalid': entry<{ key: string }>({
    summary: 'an entry of "with" has no value',
    severity: 'warning',
    message: ({ key }) => `"${key}" has no value and is treated as absent.`,
  }),
  'required-input-not-mapped': entry<{ names: readonly string[] }>({
    summary: 'a required parameter of the upstream is not set',
    severity: 'info',
    message: ({ names }) =>
      `${names.map((name) => `"${name}"`).join(', ')} is required upstream and not set here; the caller must supply it.`,
  }),
  'input-undeclared': entry<{ name: string; reference: string }>({
    summary: 'a reference names an input that is not declared',
    severity: 'warning',
    message: ({ name, reference }) =>
      `Nothing declares "${name}", which "${reference}" refers to; it becomes an input.`,
    hint: () => 'Declare it under "inputParameters".',
  }),
  'input-duplicate': entry<{ name: string }>({
    summary: 'an input is declared twice',
    severity: 'warning',
    message: ({ name }) => `The input "${name}" is declared twice; the last declaration applies.`,
  }),
  'input-pattern-invalid': entry<{ pattern: string; reason: string }>({
    summary: 'a pattern is not a regular expression',
    severity: 'warning',
    message: ({ pattern, reason }) =>
      `The pattern "${pattern}" is not a regular expression (${reason}) and is not checked.`,
  }),
  'input-pattern-unsupported': entry<{ pattern: string; reason: string }>({
    summary: 'a pattern cannot be checked in linear time',
    severity: 'error',
    message: ({ pattern, reason }) => `The pattern "${pattern}" cannot be checked in linear time: ${reason}.`,
    hint: () => 'Write it without backreferences and with smaller counts.',
  }),
  'step-unknown': entry<{ step: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a lookup searches a step that does not exist',
    severity: 'error',
    message: ({ step }) => `Lookup step references non-existent step: ${step}`,
    hint: ({ similar, known }) => suggestNames(similar, 'Earlier steps', known) ?? noStepBefore,
  }),
  'step-path-unknown': entry<{ step: string; path: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a path begins with a step that does not exist',
    severity: 'warning',
    message: ({ step, path }) => `"${path}" selects nothing: no earlier step is named "${step}".`,
    hint: ({ similar, known }) => suggestNames(similar, 'Earlier steps', known) ?? noStepBefore,
  }),
  'step-path-unqualified': entry<{ step: string; path: string; known: readonly string[] }>({
    summary: 'a path of a mapping does not begin with a step',
    severity: 'info',
    message: ({ step, path }) => `No step is named "${step}"; "${path}" is evaluated against the outputs of all steps.`,
    hint: ({ known }) => listNames('Steps', known),
  }),
  'step-output-unknown': entry<{ step: string; name: string; similar: string | undefined; known: readonly string[] }>({
    summary: 'a step has no output of this name',
    severity: 'warning',
    message: ({ step, name }) => `Step "${step}" has no output "${name}".`,
    hint: ({ similar, known }) => suggestNames(similar, 'Its outputs', known),
  }),
  'step-invalid': entry<{ reason: string }>({
    summary: 'a step cannot be used',
    severity: 'error',
    message: ({ reason }) => `The step cannot be used: ${reason}`,
  }),
  'step-duplicate': entry<{ name: string }>({
    summary: 'two steps have the same name',
    severity: 'warning',
    message: ({ name }) => `Another step is already named "${name}"; the later one replaces its output.`,
  }),
  'scripting-language-unavailable': entry<{ language: string; reason: string }>({
    summary: 'the settings of scripts name a language that is not available',
    severity: 'warning',
    message: ({ language, reason }) => `management.scripting names the language '${language}', ${reason}.`,
  }),
  'script-setting-missing': entry<{ step: string; setting: 'language' | 'location' }>({
    summary: 'a script step has no language or location',
    severity: 'error',
    message: ({ step, setting }) => `Script step '${step}' has no '${setting}'.`,
    hint: ({ setting }) =>
      setting === 'language'
        ? 'Write "language: javascript" on the step, or a "defaultLanguage" under management.scripting.'
        : 'Write "location: file:///…" on the step, or a "defaultLocation" under management.scripting.',
  }),
  'script-file-missing': entry<{ step: string; reason: string; remedy: string | undefined }>({
    summary: 'the file of a script cannot be read',
    severity: 'warning',
    message: ({ step, reason }) => `Script step '${step}' ${reason}.`,
    hint: ({ remedy }) => remedy ?? 'Scripts are read each time they run, from plain paths below their location.',
  }),
  'scripting-disabled': entry<object>({
    summary: 'the environment disables scripts',
    severity: 'warning',
    message: () => 'NAFTIKO_SCRIPTING=false disables scripts; every script step fails when it runs.',
    hint: () => 'Unset it, or write "enabled: true" under management.scripting of the control adapter.',
  }),
  'script-language-unavailable': entry<{ step: string; language: string; reason: string }>({
    summary: 'a script is in a language that is not available',
    severity: 'error',
    message: ({ step, language, reason }) => `Script step '${step}' uses language '${language}', ${reason}.`,
    hint: ({ language, reason }) => {
      if (language.toLowerCase() === 'python') {
        return 'Python runs where the package "pyodide" is installed and the command is given --python.';
      }
      const similar = findNearestName(language, ['javascript', 'python']);
      if (similar !== undefined) return `Did you mean "${similar}"?`;
      return reason.includes('does not support') ? addedByPlugin : undefined;
    },
  }),
} as const;
