/** Whether an address, or the host of a URL, is this machine's own. */
export const isLoopback = (address: string): boolean =>
  /^(?:\[?::1\]?|(?:\[?::ffff:)?127\.\d+\.\d+\.\d+\]?)$/.test(address) || address === 'localhost';
