/** The measurements by name: `npm run bench` for the cost of telemetry, `npm run bench -- validate` for that of `validate`,
 * `npm run bench -- start` for starts. */
const measurements = {
  observability: () => import('./observability.js'),
  validate: () => import('./validate.js'),
  start: () => import('./start.js'),
};

const name = process.argv[2] ?? 'observability';
if (Object.hasOwn(measurements, name)) {
  // The rest of the arguments belong to the measurement.
  process.argv.splice(2, 1);
  await measurements[name]();
} else if (/^\d+$/.test(name)) {
  await measurements.observability();
} else {
  console.error(`There is no measurement "${name}". There is: ${Object.keys(measurements).join(', ')}.`);
  process.exitCode = 2;
}
