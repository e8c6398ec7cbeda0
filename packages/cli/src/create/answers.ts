import { templateNames, type TemplateName } from './template-names.js';

/** The answers from which a new capability is written. */
export interface Answers {
  /** The display name, as it was given. */
  readonly label: string;
  /** The name in file names and namespaces: lower case, digits, hyphens. */
  readonly slug: string;
  /** The API that is called, without a slash at its end. */
  readonly baseUri: string;
  /** The port of the first server; further servers take the next ones. */
  readonly port: number;
  readonly template: TemplateName;
  readonly authentication: ApiAuthentication;
}

/** How the called API expects its credential. */
export const apiAuthentications = ['bearer', 'apikey', 'none'] as const;
export type ApiAuthentication = (typeof apiAuthentications)[number];

/** The answers as texts. `undefined`: not given. */
export type RawAnswers = { readonly [Key in QuestionKey]: string | undefined };

export type QuestionKey = 'name' | 'baseUri' | 'port' | 'template' | 'auth';

/** A question of `naftiko create capability`, and the option that answers it without a terminal. */
export interface Question {
  readonly key: QuestionKey;
  readonly flag: string;
  /** A noun without article: what the question asks for. */
  readonly subject: string;
  /** The default answer; `undefined`: there is none. */
  readonly fallback: string | undefined;
  /** A sentence that says why an answer is invalid; `undefined`: it is valid. */
  findProblem(answer: string): string | undefined;
}

/** The questions in their order. */
export const questions: readonly Question[] = [
  {
    key: 'name',
    flag: '--name',
    subject: 'name of the capability',
    fallback: undefined,
    findProblem: (answer) => {
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(answer))
        return 'The name is one line without control characters.';
      return slugOf(answer) === '' ? 'The name needs a letter or a digit, as in "Order Service".' : undefined;
    },
  },
  {
    key: 'baseUri',
    flag: '--base-uri',
    subject: 'address of the API it calls',
    fallback: undefined,
    findProblem: findAddressProblem,
  },
  {
    key: 'port',
    flag: '--port',
    subject: 'port of the first server',
    fallback: '8080',
    findProblem: (answer) =>
      /^\d{1,5}$/.test(answer) && Number(answer) >= 1 && Number(answer) <= lastPort
        ? undefined
        : `The port is a whole number from 1 to ${lastPort}; a second server takes the next port.`,
  },
  {
    key: 'template',
    flag: '--template',
    subject: `template (${templateNames.join(', ')})`,
    fallback: 'rest-mcp',
    findProblem: (answer) => findChoiceProblem(answer, templateNames),
  },
  {
    key: 'auth',
    flag: '--auth',
    subject: `credential of the API (${apiAuthentications.join(', ')})`,
    fallback: 'bearer',
    findProblem: (answer) => findChoiceProblem(answer, apiAuthentications),
  },
];

/** The highest port that leaves one for a second server. */
const lastPort = 65_534;

/** The problems of all answers together. A missing answer is a problem only if it cannot be asked for. */
export const findAnswerProblems = (raw: RawAnswers, { canAsk }: { readonly canAsk: boolean }): readonly string[] =>
  questions.flatMap(({ key, flag, subject, fallback, findProblem }) => {
    const answer = raw[key]?.trim() ?? fallback;
    if (answer === undefined) return canAsk ? [] : [`${flag} is missing: the ${subject}.`];
    const problem = findProblem(answer);
    return problem === undefined ? [] : [`${flag}: ${problem}`];
  });

/** Reads the answers, which have no problems. */
export function readAnswers(raw: RawAnswers): Answers {
  const texts = new Map(questions.map(({ key, fallback }) => [key, raw[key]?.trim() ?? fallback ?? '']));
  const textOf = (key: QuestionKey): string => texts.get(key) ?? '';
  return {
    label: textOf('name'),
    slug: slugOf(textOf('name')),
    baseUri: textOf('baseUri').replace(/(?<!\/)\/+$/, ''),
    port: Number(textOf('port')),
    template: textOf('template') as TemplateName,
    authentication: textOf('auth') as ApiAuthentication,
  };
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');

function findAddressProblem(answer: string): string | undefined {
  const url = URL.canParse(answer) ? new URL(answer) : undefined;
  if (url === undefined || !/^https?:\/\/[^/?#\s{}]+/.test(answer)) {
    return 'The address is an http or https URL, for example https://api.example.com/v1.';
  }
  // The address may contain a secret, so it is not repeated.
  if (url.username !== '' || url.password !== '')
    return 'The address cannot contain a credential; --auth says how it is sent.';
  if (url.search !== '' || url.hash !== '') return 'The address cannot have a query or a fragment.';
  return /[{}\s"\\]/.test(answer) ? 'The address cannot contain braces, quotes or spaces.' : undefined;
}

const findChoiceProblem = (answer: string, choices: readonly string[]): string | undefined =>
  choices.includes(answer) ? undefined : `The answer is one of ${choices.join(', ')}.`;
