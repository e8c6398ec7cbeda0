/** Whether a host name of a `URL` refers to this machine. Source: RFC 6761, section 6.3. */
export const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
