/** The kind of secret that a text contains; `undefined`: nothing of a known form. */
export const tokenKindOf = (text: string): string | undefined =>
  beginnings.test(text) ? tokenKinds.find(([, pattern]) => pattern.test(text))?.[0] : undefined;

/** A fast check for all kinds, because most texts contain none. */
const beginnings = /-----BEGIN|gh[opsur]_|github_pat_|glpat-|A[KS]IA|AIza|xox|k_live_|sk-|SG\.|npm_|eyJ/;

/** Forms that the issuers document. Each begins with a fixed text, so that matching takes linear time. */
const tokenKinds: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----/],
  ['a token of GitHub', /\b(?:gh[opsur]_[A-Za-z0-9]{36}|github_pat_\w{50})/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a key of Google', /\bAIza[\w-]{35}/],
  ['a token of Slack', /\bxox[abeoprs]-[A-Za-z0-9-]{10}/],
  ['a secret key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{16}/],
  ['a key of a model API', /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32}/],
  ['a key of SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a JSON Web Token', /\beyJ[\w-]{10,500}\.eyJ[\w-]{10,2000}\.[\w-]{10}/],
];
