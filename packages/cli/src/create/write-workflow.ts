/** The path of the workflow, relative to the root of a repository, where GitHub looks for workflows. */
export const workflowFile = '.github/workflows/naftiko.yml';

/** A workflow that validates every document of a repository, with the version of this command. */
export const writeWorkflow = (
  version: string,
): string => `# Validates every Naftiko document of this repository. No document is run, and no secret is needed. It installs the npm
# package naftiko: until that is published, install it from a file of "npm pack" in this repository instead.
name: naftiko

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: npx --yes naftiko@${version} validate . --strict
`;
