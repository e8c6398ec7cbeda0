import { ProtocolError } from '@modelcontextprotocol/server';
import type { Answer } from './refusal.js';

/** Returns the value of an answer; throws its refusal, as the SDK expects. */
export function valueOf<T>(answered: Answer<T>): T {
  if (answered.ok) return answered.value;
  const { code, message, data } = answered.refusal;
  throw new ProtocolError(code, message, data);
}
