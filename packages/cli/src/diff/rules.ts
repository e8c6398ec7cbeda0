/** What a change requires: that callers or operators adapt, that a reviewer decides, or nothing. */
export type Impact = 'breaking' | 'review' | 'compatible';

export interface Rule {
  readonly impact: Impact;
  /** Why it has this impact. */
  readonly reason: string;
}

const breaking = (reason: string): Rule => ({ impact: 'breaking', reason });
const review = (reason: string): Rule => ({ impact: 'review', reason });
const compatible = (reason: string): Rule => ({ impact: 'compatible', reason });

const gone = breaking('Callers that use it fail.');
const added = compatible('No caller uses it yet.');
const moved = breaking('Callers have to connect to another address.');

/** Every kind of change, with its impact. docs/diff.md lists the same table; a test compares them. */
export const rules = {
  'document-removed': breaking('No part of it is served any more.'),
  'document-added': added,
  'adapter-removed': breaking('Its callers cannot connect.'),
  'adapter-added': added,
  'address-changed': moved,
  'address-opened': review('Callers of other machines can connect now.'),
  'port-changed': moved,
  'transport-changed': moved,
  'authentication-added': breaking('Callers without a credential are refused.'),
  'authentication-changed': breaking('Callers with the former credential are refused.'),
  'authentication-removed': review('Callers need no credential any more.'),
  'route-removed': gone,
  'route-added': added,
  'tool-removed': gone,
  'tool-added': added,
  'resource-removed': gone,
  'resource-added': added,
  'prompt-removed': gone,
  'prompt-added': added,
  'skill-removed': gone,
  'skill-added': added,
  'forward-removed': gone,
  'forward-added': added,
  'description-changed': review('Agents choose and use a tool by its description.'),
  'input-removed': breaking('What callers send for it has no effect, or is refused.'),
  'input-added': compatible('Callers may leave it out.'),
  'input-added-required': breaking('Calls without it are refused.'),
  'input-became-required': breaking('Calls without it are refused.'),
  'input-became-optional': compatible('Calls that give it still work.'),
  'input-type-changed': breaking('Values of the former type are refused.'),
  'input-type-widened': compatible('Values of the former type are still accepted.'),
  'input-pattern-changed': breaking('Values that matched before may be refused.'),
  'input-pattern-removed': compatible('Every value that matched before is still accepted.'),
  'input-place-changed': breaking('It is no longer read where callers send it.'),
  'output-removed': breaking('Callers that read it find nothing.'),
  'output-added': compatible('Callers ignore what they do not know.'),
  'output-type-changed': breaking('Callers that read it get another kind of value.'),
  'outputs-declared': breaking('The answer is reduced to what is declared.'),
  'outputs-undeclared': breaking('The answer is what the upstream sends, in its own form.'),
  'hint-read-only-lost': breaking('MCP hosts that call read-only tools without asking now ask, or refuse.'),
  'hint-read-only-gained': review('MCP hosts may call it without asking.'),
  'hint-destructive-gained': breaking('MCP hosts ask before they call it, or refuse.'),
  'hint-destructive-lost': review('MCP hosts may call it without asking.'),
  'hint-idempotent-lost': breaking('Repeating a call may repeat its effect.'),
  'hint-idempotent-gained': review('MCP hosts may repeat a call.'),
  'hint-open-world-gained': breaking('MCP hosts that allow only closed-world tools now ask, or refuse.'),
  'hint-open-world-lost': review('MCP hosts may trust its answers more.'),
  'call-changed': review('The same tool or route does something else upstream.'),
  'host-added': review('Another host receives calls, and the credentials for them.'),
  'host-removed': compatible('It receives no calls any more.'),
  'value-added': breaking('The start is refused until it is set.'),
  'value-added-optional': compatible('It works without it.'),
  'value-became-required': breaking('The start is refused until it is set.'),
  'value-became-optional': compatible('It works without it.'),
  'value-removed': compatible('It need not be set any more.'),
} as const satisfies Readonly<Record<string, Rule>>;

export type ChangeCode = keyof typeof rules;
