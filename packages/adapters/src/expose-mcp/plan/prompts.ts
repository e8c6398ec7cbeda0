import { placeOf, type ExposeKit } from '@naftiko/runtime';
import { diagnose, type McpExpose, type McpPrompt, type PromptArgument } from '@naftiko/spec';

/** The largest file of a prompt, in bytes. */
export const promptLimitBytes = 4 * 1024 * 1024;

/** A prompt and the source of its text. */
export interface PlannedPrompt {
  readonly name: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly arguments: readonly PromptArgument[];
  readonly source: PromptSource;
}

export type PromptSource =
  | { readonly kind: 'inline'; readonly messages: readonly PromptText[] }
  /** `undefined`: the location is invalid. */
  | { readonly kind: 'file'; readonly file: string | undefined };

export interface PromptText {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/**
 * Plans the prompts of a block, in order. Source: specification 04, a.9. Of several with the same name, only the first is
 * planned.
 */
export function planPrompts(block: McpExpose, kit: ExposeKit): readonly PlannedPrompt[] {
  const names = new Set<string>();
  return block.prompts.flatMap((prompt) => {
    const name = prompt.name.text;
    if (names.has(name)) {
      kit.report(diagnose('prompt-name-duplicate', prompt.name.at, { name }));
      return [];
    }
    names.add(name);
    const { label, description } = prompt;
    return [{ name, label, description, arguments: prompt.arguments, source: sourceOf(prompt) }];
  });
}

const sourceOf = ({ location, template }: McpPrompt): PromptSource =>
  location !== undefined && template.length === 0
    ? { kind: 'file', file: placeOf(location) }
    : { kind: 'inline', messages: template.map(({ role, content }) => ({ role, text: content.text })) };
