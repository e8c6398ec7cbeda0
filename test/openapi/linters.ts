import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import redocly from '@redocly/openapi-core';

/** What a linter says of a description: `error spectral/path-params: … (#/paths/…)`. */
export type Finding = string;

/** Checks a description with `spectral:oas` and with the recommended rules of Redocly. */
export async function lintOpenApi(description: object): Promise<readonly Finding[]> {
  return [...(await lintWithSpectral(description)), ...(await lintWithRedocly(description))];
}

const spectral = new spectralCore.Spectral();
// Its own rules have a type that is narrower than that of rulesets.
const rules = spectralRulesets.oas as unknown as spectralCore.RulesetDefinition;
spectral.setRuleset({ extends: [[rules, 'recommended']] });

async function lintWithSpectral(description: object): Promise<readonly Finding[]> {
  const found = await spectral.run({ ...description });
  return found.map(({ severity, code, message, path }) => {
    const level = severity === 0 ? 'error' : 'warn';
    return `${level} spectral/${code}: ${message} (${path.join('.')})`;
  });
}

const config = redocly.createConfig({ extends: ['recommended'] });

async function lintWithRedocly(description: object): Promise<readonly Finding[]> {
  const source = JSON.stringify(description);
  const found = await redocly.lintFromString({ source, config: await config, absoluteRef: 'openapi.json' });
  return found.map(
    ({ severity, ruleId, message, location: [at] }) =>
      `${severity} redocly/${ruleId}: ${message} (${at?.pointer ?? ''})`,
  );
}
