import { parse } from 'yaml';

/** The routes of a document with their names and inputs. */
export function listRoutes(text: string): readonly string[] {
  const { capability } = parse(text) as {
    capability: { exposes: { resources: { path: string; operations: Route[] }[] }[] };
  };
  return capability.exposes.flatMap(({ resources }) =>
    resources.flatMap(({ path: route, operations }) =>
      operations.map(({ method, name, inputParameters = [] }) => {
        const inputs = inputParameters.map((input) => `${input.in} ${input.name} ${input.type}`).sort();
        return `${method} ${route} ${name}: ${inputs.join(', ')}`;
      }),
    ),
  );
}

interface Route {
  readonly method: string;
  readonly name: string;
  readonly inputParameters?: readonly { readonly name: string; readonly in: string; readonly type: string }[];
}
