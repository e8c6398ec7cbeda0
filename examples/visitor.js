/**
 * The body with which a visitor's browser requests a chat.
 *
 * @param {string} sessionId as answered by SessionId
 */
export const chatRequest = (sessionId) => ({
  organizationId: '00D000000000001',
  deploymentId: '572000000000001',
  buttonId: '573000000000001',
  sessionId,
  userAgent: 'naftiko-example',
  language: 'en-US',
  screenResolution: '1280x720',
  visitorName: 'Visitor',
  prechatDetails: [],
  prechatEntities: [],
  receiveQueueUpdates: true,
  isPost: true,
});

/**
 * The headers of one request inside a chat session.
 *
 * @param {{ readonly affinityToken: string, readonly key: string }} session
 * @param {number} sequence 1 for the first request, then one more each time
 */
export const sessionHeaders = (session, sequence) => ({
  'X-LIVEAGENT-AFFINITY': session.affinityToken,
  'X-LIVEAGENT-SESSION-KEY': session.key,
  'X-LIVEAGENT-SEQUENCE': String(sequence),
});

/** The header of the request that opens a session: there is no affinity yet. */
export const firstHeaders = { 'X-LIVEAGENT-AFFINITY': 'null' };
