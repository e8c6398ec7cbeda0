import type { GetPromptResult, Prompt } from '@modelcontextprotocol/server';
import type { DocumentFiles } from '@naftiko/engine';
import { decodeText } from '@naftiko/spec';
import { promptLimitBytes, type PlannedPrompt, type PromptSource, type PromptText } from '../plan/prompts.js';
import { answer, internalError, invalidParams, refuse, type Answer } from './refusal.js';

/** The prompts of a running server. */
export interface OpenPrompts {
  /** The prompts in the order of the document, without those whose file could not be read at the start. */
  readonly list: readonly Prompt[];
  /** Whether the document has a prompt of that name. */
  has(name: string): boolean;
  get(name: string, given: Readonly<Record<string, string>>): Promise<Answer<GetPromptResult>>;
}

/**
 * Opens prompts. Each request reads the file of its prompt again. While the file cannot be read, the text that was read
 * last is used.
 */
export async function openPrompts(planned: readonly PlannedPrompt[], files: DocumentFiles): Promise<OpenPrompts> {
  const prompts = new Map<string, OpenPrompt>();
  const list: Prompt[] = [];
  for (const prompt of planned) {
    const messagesOf = prepareMessages(prompt.source, files);
    prompts.set(prompt.name, { prompt, messagesOf });
    if ((await messagesOf()) !== undefined) list.push(describe(prompt));
  }

  return {
    list,
    has: (name) => prompts.has(name),
    async get(name, given) {
      const found = prompts.get(name);
      if (found === undefined) return refuse({ code: invalidParams, message: `Unknown prompt: ${name}` });
      const { prompt, messagesOf } = found;
      const missing = prompt.arguments.filter((each) => each.required && !Object.hasOwn(given, each.name));
      if (missing.length > 0) {
        const names = missing.map((each) => each.name).join(', ');
        return refuse({ code: invalidParams, message: `Missing arguments of the prompt "${name}": ${names}` });
      }
      const messages = await messagesOf();
      if (messages === undefined) {
        return refuse({ code: internalError, message: `The text of the prompt "${name}" cannot be read` });
      }
      return answer(fill(prompt, messages, given));
    },
  };
}

interface OpenPrompt {
  readonly prompt: PlannedPrompt;
  readonly messagesOf: ReadMessages;
}

/** `undefined`: no text has been read so far. */
type ReadMessages = () => Promise<readonly PromptText[] | undefined>;

function prepareMessages(source: PromptSource, files: DocumentFiles): ReadMessages {
  if (source.kind === 'inline') return () => Promise.resolve(source.messages);
  const { file } = source;
  let last: string | undefined;
  return async () => {
    last = (file === undefined ? undefined : await readText(file, files)) ?? last;
    return last === undefined ? undefined : [{ role: 'user', text: last }];
  };
}

async function readText(file: string, files: DocumentFiles): Promise<string | undefined> {
  const read = await files.read(file, promptLimitBytes);
  return read.ok ? decodeText(read.bytes) : undefined;
}

const describe = ({ name, label, description, arguments: declared }: PlannedPrompt): Prompt => ({
  name,
  ...(label === undefined ? {} : { title: label }),
  ...(description === undefined ? {} : { description }),
  ...(declared.length === 0
    ? {}
    : {
        arguments: declared.map((argument) => ({
          name: argument.name,
          ...(argument.label === undefined ? {} : { title: argument.label }),
          ...(argument.description === undefined ? {} : { description: argument.description }),
          required: argument.required,
        })),
      }),
});

/**
 * Inserts the values of arguments. Placeholders in values are not filled, and placeholders without a value or a
 * declaration are kept.
 */
function fill(
  { description, arguments: declared }: PlannedPrompt,
  messages: readonly PromptText[],
  given: Readonly<Record<string, string>>,
): GetPromptResult {
  const values = new Map(
    declared.flatMap(({ name }) => (Object.hasOwn(given, name) ? [[name, given[name]] as const] : [])),
  );
  const fillText = (text: string): string =>
    text.replaceAll(placeholder, (whole, name: string) => values.get(name) ?? whole);
  return {
    ...(description === undefined ? {} : { description }),
    messages: messages.map(({ role, text }) => ({ role, content: { type: 'text', text: fillText(text) } })),
  };
}

const placeholder = /\{\{[ \t]*([A-Za-z0-9_*-]+)[ \t]*\}\}/g;
