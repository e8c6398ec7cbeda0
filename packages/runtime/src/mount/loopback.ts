/** Whether an address, or the host of a URL, is a loopback address. */
export const isLoopback = (address: string): boolean =>
  /^(?:\[?::1\]?|(?:\[?::ffff:)?127\.\d+\.\d+\.\d+\]?)$/.test(address) || address === 'localhost';

/** Whether a host name of a `URL` refers to this machine. Source: RFC 6761, section 6.3. */
export const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
