import { diagnose } from '../diagnostic/diagnostic.js';
import type { Text } from '../diagnostic/origin.js';
import {
  consumedPlaces,
  exposedPlaces,
  inputTypes,
  type ConsumedInput,
  type ConsumedPlace,
  type InputDeclaration,
} from '../document/input.js';
import type { SourceNode } from '../source/source-node.js';
import { contentAt, flagAt, parseItems, plainTextAt, textAt, wordAt, type Reading } from './field.js';

/**
 * `inputParameters` of a consumed API, resource or operation. A parameter without `in` belongs in the path when `path` has
 * a placeholder of its name, else in the query.
 */
export const parseConsumedInputs = (parent: SourceNode, path: string, reading: Reading): readonly ConsumedInput[] =>
  parseItems(parent, 'inputParameters', (node) => {
    const name = readUsableName(node);
    if (name === undefined) {
      reading.note(diagnose('parameter-without-name', node.at, {}));
      return [];
    }
    const input: ConsumedInput = {
      name,
      in: placeOf(node, name.text, path, reading),
      value: contentAt(node, 'value'),
      type: wordAt(node, 'type', inputTypes),
      required: flagAt(node, 'required'),
      description: plainTextAt(node, 'description'),
      at: node.at,
    };
    return [input];
  });

/** A name that is a string; a template is not a name (specification 06, section 4.5). */
function readUsableName(node: SourceNode): Text | undefined {
  const name = textAt(node, 'name');
  return name === undefined || name.text.trim() === '' || name.text.includes('{{') ? undefined : name;
}

function placeOf(node: SourceNode, name: string, path: string, reading: Reading): ConsumedPlace {
  const known = wordAt(node, 'in', consumedPlaces);
  if (known !== undefined) return known;
  const read = path.includes(`{${name}}`) ? 'path' : 'query';
  reading.note(diagnose('parameter-in-invalid', node.at, { found: plainTextAt(node, 'in'), read }));
  return read;
}

/** `inputParameters` of a REST resource or operation, a tool or a function. */
export const parseInputs = (parent: SourceNode): readonly InputDeclaration[] =>
  parseItems(parent, 'inputParameters', (node) => {
    const name = readUsableName(node);
    if (name === undefined) return [];
    const input: InputDeclaration = {
      name,
      in: wordAt(node, 'in', exposedPlaces),
      type: wordAt(node, 'type', inputTypes),
      description: plainTextAt(node, 'description'),
      required: flagAt(node, 'required'),
      pattern: textAt(node, 'pattern'),
      value: textAt(node, 'value'),
      at: node.at,
    };
    return [input];
  });
