import { diagnose, type Diagnostic, isNumber, type ScriptStep } from '@naftiko/spec';
import { makeScriptStep } from '../../run/script-step.js';
import type { Step } from '../../run/plan.js';
import { asText, isWireText, type Value } from '../../value/value.js';
import type { Frame } from '../frame.js';
import type { Scripting } from '../scripting.js';
import { compileWith, layerOf, type WithValue } from '../with-values.js';

/**
 * Compiles a script step, and reports when it cannot run.
 *
 * Reports a language without a runner as `script-language-unavailable`, and a language or location that is not set as
 * `script-setting-missing`: a warning where an operator can set it while the document is served, else an error. Source:
 * specification 03, section 14; 04, sections e.1 to e.4, e.8 and e.9.
 */
export function compileScript(node: ScriptStep, frame: Frame): Step | Diagnostic {
  const fault = checkLanguage(node, frame) ?? checkSettings(node, frame);
  noteForeignLanguages(frame);
  if (fault !== undefined) return fault;
  const own = compileWith(node.with, frame, () => undefined).map(scalarsToText);
  const inside = frame.withLayer(layerOf(own, frame));
  return makeScriptStep({
    step: node.name.text,
    language: node.language?.text.toLowerCase(),
    location: node.location?.text,
    file: node.file.text,
    dependencies: node.dependencies.map(({ text }) => text),
    steps: () => frame.steps.inOrder,
    context: (scope) => inside.values(scope),
    namespace: frame.namespace,
  });
}

/** Converts the scalar values of templates to text; lists and objects are unchanged (04, section e.3). */
function scalarsToText(value: WithValue): WithValue {
  const { entry, read } = value;
  if (entry.value.kind !== 'text' || !entry.value.text.includes('{{')) return value;
  return {
    entry,
    read: (scope) => {
      const found = read(scope);
      return found !== undefined && isScalar(found) ? asText(found) : found;
    },
  };
}

const isScalar = (value: Value): boolean => isWireText(value) || isNumber(value) || typeof value === 'boolean';

const explainAbsence = (language: string, { absent }: Scripting): string =>
  absent.get(language) ?? 'which this runtime does not support';

/** Reports allowed languages of the control adapter that have no runner. Only a step in such a language is broken. */
function noteForeignLanguages({ context }: Frame): void {
  const { governance, languages } = context.scripting;
  if (governance === undefined) return;
  const named = [governance.defaultLanguage?.text, ...governance.allowedLanguages].map((name) => name?.toLowerCase());
  for (const language of new Set(named)) {
    if (language === undefined || languages.includes(language)) continue;
    const reason = explainAbsence(language, context.scripting);
    context.note(diagnose('scripting-language-unavailable', governance.at, { language, reason }));
  }
}

function checkLanguage(node: ScriptStep, { context }: Frame): Diagnostic | undefined {
  const { governance, languages } = context.scripting;
  const written = node.language ?? governance?.defaultLanguage;
  const language = written?.text.toLowerCase();
  if (written === undefined || language === undefined || languages.includes(language)) return undefined;
  return diagnose('script-language-unavailable', node.language?.at ?? node.at, {
    step: node.name.text,
    language: written.text,
    reason: explainAbsence(language, context.scripting),
  });
}

/** Reports a language or a location that neither the step nor the `scripting` block of the control adapter sets. */
function checkSettings(node: ScriptStep, { context }: Frame): Diagnostic | undefined {
  const { governance } = context.scripting;
  const missing = [
    ...(node.language === undefined && governance?.defaultLanguage === undefined ? (['language'] as const) : []),
    ...(node.location === undefined && governance?.defaultLocation === undefined ? (['location'] as const) : []),
  ];
  const severity = governance === undefined ? 'error' : 'warning';
  const [first, ...others] = missing.map((setting) =>
    diagnose('script-setting-missing', node.at, { step: node.name.text, setting }, { severity }),
  );
  for (const diagnostic of others) context.note(diagnostic);
  if (first === undefined || governance === undefined) return first;
  context.note(first);
  return undefined;
}
