/** What `npm run bench` measures, in this order; each is loaded when it is measured. */
export const measurements = {
  rest: async () => (await import('./rest.js')).measureRest,
  mcp: async () => (await import('./mcp.js')).measureMcp,
  steps: async () => (await import('./steps.js')).measureSteps,
  large: async () => (await import('./large.js')).measureLarge,
  p99: async () => (await import('./p99.js')).measureP99,
  start: async () => (await import('./start.js')).measureStart,
  validate: async () => (await import('./validate.js')).measureValidate,
  memory: async () => (await import('./memory.js')).measureMemory,
  observe: async () => (await import('./observe.js')).measureObserve,
};

/** What is measured only by name. */
export const extraMeasurements = {
  gateway: async () => (await import('./gateway.js')).measureGateway,
  growth: async () => (await import('./growth.js')).measureGrowth,
  check: async () => (await import('./check.js')).checkAgainstResults,
};
