/** Whether a host name, as `URL` gives it, never leaves this machine. Source: RFC 6761, section 6.3. */
export const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
