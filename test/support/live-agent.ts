import { startSimulator } from '../../examples/live-agent-simulator.js';
import { runNaftiko, type NaftikoProcess } from './naftiko-process.js';

export const referenceDocument = 'examples/salesforce-live-agent-sessions.yaml';

/** The variable the document binds: its key is the API version. */
export const referenceEnvironment = { SALESFORCE_SERVICE_CLOUD_API_KEY: '48' };

/** Options that point the reference example at a simulator and forward a session's headers. */
export const createReferenceOptions = (simulatorUrl: string): readonly string[] => [
  '--base-uri',
  `salesforce-live-agent-sessions=${simulatorUrl}/chat/rest`,
  ...['X-LIVEAGENT-AFFINITY', 'X-LIVEAGENT-SESSION-KEY', 'X-LIVEAGENT-SEQUENCE'].flatMap((name) => [
    '--forward-header',
    name,
  ]),
];

export interface ReferenceExample {
  readonly naftiko: NaftikoProcess;
  readonly simulator: Awaited<ReturnType<typeof startSimulator>>;
  readonly restUrl: string;
  readonly mcpUrl: string;
  stop(): Promise<void>;
}

/** The reference example, run by the real command against its simulator. */
export async function startReferenceExample(): Promise<ReferenceExample> {
  const simulator = await startSimulator();
  const naftiko = await runNaftiko(
    [
      referenceDocument,
      ...createReferenceOptions(simulator.url),
      '--port',
      'salesforce-live-agent-sessions-rest=0',
      '--port',
      'salesforce-live-agent-sessions-mcp=0',
    ],
    referenceEnvironment,
  );
  return {
    naftiko,
    simulator,
    restUrl: naftiko.urlOf('salesforce-live-agent-sessions-rest'),
    mcpUrl: naftiko.urlOf('salesforce-live-agent-sessions-mcp'),
    stop: async () => {
      await naftiko.stop();
      await simulator.close();
    },
  };
}
