/** Whether a variable has the name of a credential, whose value is never shown. */
export const isCredentialName = (name: string): boolean =>
  /key|token|secret|passw|pwd|auth|cred|signature|session|jwt|cookie|bearer/i.test(name);
