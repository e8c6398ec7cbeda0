import { findChild } from '@naftiko/spec';
import { isInputName, listCallingUnits, mapOf, stringAt, type CallingUnit } from '../blocks.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer, FixSite } from '../fixer.js';

/** Writes placeholders of routes with the name of the input that they carry; callers do not see the name. */
export const routePlaceholders: Fixer = {
  code: 'placeholder-name',
  summary: 'wrote placeholders of routes with the names of their inputs',
  find(site) {
    const byResource = new Map<string, CallingUnit[]>();
    for (const unit of listCallingUnits(site)) {
      if (unit.isTool) continue;
      const resource = unit.node.at.path.slice(0, -2).join('/');
      byResource.set(resource, [...(byResource.get(resource) ?? []), unit]);
    }
    return [...byResource.values()].map((units) => renameIn(units, site));
  },
};

function renameIn(units: readonly CallingUnit[], { root, layout }: FixSite) {
  const at = units[0]!.node.at;
  const resource = mapOf(root, { ...at, path: at.path.slice(0, -2) });
  const node = findChild(resource, 'path');
  const path = stringAt(resource, 'path');
  if (node === undefined || path === undefined) return undefined;
  const names = new Map<string, string>();
  for (const { operation } of units) {
    for (const { placeholder, name } of operation.contract.inputs) {
      if (placeholder === undefined || placeholder === name) continue;
      // Operations of one resource may give a placeholder different names.
      if ((names.get(placeholder) ?? name) !== name || !isInputName(name)) return undefined;
      names.set(placeholder, name);
    }
  }
  const renamed = path.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const meant = names.get(name.trim());
    return meant === undefined ? whole : `{${meant}}`;
  });
  const edits = renamed === path ? undefined : replaceText(layout, node, renamed);
  return edits && { at: node.at, message: `the placeholders of "${path}"`, edits };
}
