import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { isProse } from '../../written-texts.js';

export const overridesInstructions: LintRule = {
  code: 'text-overrides-instructions',
  group: 'security',
  recommended: true,
  rationale:
    'Descriptions of tools become part of the prompt of every agent that has the tool. Text that gives the agent other instructions is the usual form of the attack "tool poisoning".',
  check: (context) =>
    context.texts.filter(isProse).flatMap(({ text, at }) => {
      const found = findSuspicious(text);
      return found === undefined
        ? []
        : [diagnose('text-overrides-instructions', at, { excerpt: found.replaceAll(/\s+/g, ' ').slice(0, 80) })];
    }),
};

function findSuspicious(text: string): string | undefined {
  const lower = text.toLowerCase();
  for (const [words, phrase] of suspiciousPhrases) {
    const found = words.some((word) => lower.includes(word)) ? phrase.exec(text) : null;
    if (found !== null) return found[0];
  }
  return undefined;
}

/**
 * Phrases, and words of which every match has one: most texts have none, and compiling the expressions takes 3 of the 60 ms
 * of a start. The gaps between words have a bounded length, so that matching takes linear time.
 */
const suspiciousPhrases: readonly (readonly [words: readonly string[], phrase: RegExp])[] = [
  [
    ['ignore', 'disregard', 'forget', 'override', 'bypass'],
    /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|earlier|above|preceding|other|all|any|your|system|safety)\b.{0,30}\b(?:instructions?|prompts?|rules|guidelines|directives?|messages|guardrails)\b/is,
  ],
  [
    ['user'],
    /\b(?:do not|don't|never|without)\b.{0,20}\b(?:tell|telling|inform|informing|mention|mentioning|reveal|revealing|notify|notifying|alert|alerting)\b.{0,30}\b(?:the )?user\b/is,
  ],
  [['you are now'], /\byou are now\b.{0,40}\b(?:assistant|agent|mode|model|unrestricted|jailbroken)\b/is],
  [['<'], /<\/?\s*(?:system|important|instructions?|secret)\s*>/i],
  [['<|', 'inst]'], /<\|(?:im_start|im_end|system|endoftext)\|>|\[\/?INST\]/i],
  [
    ['prompt', 'history'],
    /\b(?:reveal|print|send|leak|exfiltrate)\b.{0,20}\b(?:your|the) (?:system prompt|hidden prompt|conversation history|chat history)\b/is,
  ],
  [
    ['before '],
    /\bbefore (?:using|calling) (?:this|any other) tool\b.{0,40}\b(?:read|send|open|include|pass)\b.{0,40}(?:~\/|\.ssh|\.env|id_rsa|credential|api key|password)/is,
  ],
];
