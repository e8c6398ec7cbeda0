import { diagnose, findChild, type ConsumedInput, type Document, type Text } from '@naftiko/spec';
import { isCredentialName } from '../../../secrets/credential-name.js';
import type { LintRule } from '../../lint-rule.js';
import type { WrittenBlocks } from '../../written-blocks.js';
import { listTexts, type WrittenText } from '../../written-texts.js';
import { tokenKindOf } from './token-kinds.js';

/** The message never contains the secret; reports mask it in source lines too. */
export const secretInClear: LintRule = {
  code: 'secret-in-clear',
  group: 'security',
  recommended: true,
  rationale:
    'Documents are kept in repositories, sent to editors and shown by catalogues. A secret in a document is known to everyone who can read the document, for as long as the history of the repository exists.',
  *check({ document, blocks, texts }) {
    const reported = new Set<string>();
    for (const { what, text } of [...listCredentials(blocks), ...listParameters(document)]) {
      reported.add(text.at.path.join('\0'));
      yield diagnose('secret-in-clear', text.at, { what });
    }
    for (const { text, at } of texts) {
      const what = tokenKindOf(text);
      if (what !== undefined && !reported.has(at.path.join('\0'))) yield diagnose('secret-in-clear', at, { what });
    }
  },
};

/** A secret that stands in a document. */
interface ClearSecret {
  readonly what: string;
  readonly text: Text;
}

/** The credentials in `authentication` blocks, for callers and for upstreams. */
const listCredentials = ({ exposes, consumes }: WrittenBlocks): readonly ClearSecret[] =>
  [...exposes, ...consumes].flatMap((block) => {
    const authentication = findChild(block, 'authentication');
    return authentication === undefined ? [] : listTexts(authentication).flatMap(credentialOf);
  });

/**
 * A `value` is reported only when it looks like a secret, because API key authentications are also used for other
 * headers, such as the version of an API.
 */
const credentialOf = (found: WrittenText): readonly ClearSecret[] => {
  const what = credentials.get(found.key);
  if (what === undefined) return [];
  return (found.key === 'value' ? looksSecret(found.text) : isLiteral(found.text)) ? [{ what, text: found }] : [];
};

const credentials: ReadonlyMap<string, string> = new Map([
  ['password', 'a password'],
  ['token', 'a token'],
  ['value', 'an API key'],
  ['clientSecret', 'a client secret'],
]);

/** The constants of consumed parameters that have the name of a credential. */
const listParameters = ({ consumes }: Document): readonly ClearSecret[] =>
  consumes.flatMap((consume) => {
    if (consume.type !== 'http') return [];
    const inputs: readonly ConsumedInput[] = [
      ...consume.inputs,
      ...consume.resources.flatMap((resource) => [
        ...resource.inputs,
        ...resource.operations.flatMap((operation) => operation.inputs),
      ]),
    ];
    return inputs.flatMap(({ name, in: place, value }) =>
      value?.kind === 'text' && place !== 'path' && isCredentialName(name.text) && looksSecret(value.text)
        ? [{ what: `the value of "${name.text}"`, text: value }]
        : [],
    );
  });

/**
 * Whether a constant looks like a secret. The values of such parameters are often ordinary words (`grant_type:
 * client_credentials`, `tokenType: bearer`).
 */
const looksSecret = (text: string): boolean =>
  isLiteral(text) && /^(?:(?:Bearer|Basic|Token)\s+)?\S{12,}$/i.test(text) && /\d/.test(text) && /[a-z]/i.test(text);

/** Whether a text is sent unchanged, because it contains no variable or reference in any spelling. */
const isLiteral = (text: string): boolean =>
  text.trim() !== '' &&
  !/\{\{|<<|\$\{|^\s*[<[{]|^\s*\$\w/.test(text) &&
  !/^\s*(?:env|secrets?|binds?|vars?|rest|tools|with)\.[\w.-]+\s*$/i.test(text);
