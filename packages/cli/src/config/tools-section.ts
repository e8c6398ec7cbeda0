import { compileGlob } from '../input/glob.js';
import { readChoice, readFlag } from './scalars.js';
import { readListOf, readObjectOf, readTextAs, type Configured, type ValueReader } from './reading.js';

/** Which tools exist for the callers of a gateway. */
export interface ToolsSection {
  readonly readOnly?: Configured<boolean>;
  readonly rules?: readonly ToolRuleSection[];
}

/** One rule; the first that matches decides. */
export interface ToolRuleSection {
  readonly match?: {
    readonly tool?: Configured<RegExp>;
    readonly capability?: Configured<RegExp>;
    readonly hint?: Configured<'readOnly' | 'destructive'>;
    /** A name of an authenticated caller. */
    readonly caller?: Configured<RegExp>;
  };
  readonly allow?: Configured<boolean>;
  /** Instead of `allow`: the names of the tools that exist, of those that match. */
  readonly tools?: Configured<readonly RegExp[]>;
}

const readPattern = (example: string): ValueReader<Configured<RegExp>> =>
  readTextAs(`a pattern such as "${example}"`, (written) => (written === '' ? undefined : compileGlob(written)));

const readRule = readObjectOf<ToolRuleSection>(
  {
    match: readObjectOf<NonNullable<ToolRuleSection['match']>>({
      tool: readPattern('delete-*'),
      capability: readPattern('github*'),
      hint: readChoice('readOnly', 'destructive'),
      caller: readPattern('reporting-*'),
    }),
    allow: readFlag,
    tools: readListOf(readPattern('list-*')),
  },
  ['confirm', 'resultLimit'],
);

const readRules: ValueReader<readonly ToolRuleSection[]> = (node, key, reading) => {
  if (node.kind !== 'list') return reading.refuse(node.at, `"${key}" takes a list, each rule with a dash.`);
  return node.items.flatMap((item, index) => {
    const name = `${key}[${index}]`;
    const rule = readRule(item, name, reading);
    if (rule !== undefined && (rule.allow === undefined) === (rule.tools === undefined))
      reading.refuse(item.at, `"${name}" takes either "allow: true", "allow: false" or "tools: [names]".`);
    return rule ?? [];
  });
};

/** Reads the section `tools`. */
export const readToolsSection = readObjectOf<ToolsSection>({ readOnly: readFlag, rules: readRules });
