import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import type * as Engine from '@naftiko/engine';
import { asJson, asText, isEntity, isWireText, WireText } from '@naftiko/engine';
import { defaultRunOptions, extend, planDocument, start, type Running } from '@naftiko/runtime';
import type * as Spec from '@naftiko/spec';
import { isExactNumber, isObject, writeJson, type Json } from '@naftiko/spec';
import { plugin } from './harbour-plugin.js';
import { shelf } from './harbour-documents.js';

/** The packages once more, as a plug-in has them that was installed with its own dependencies. */
const importCopy = (module: string): Promise<unknown> => import(`${module}?copy=1`);

describe('a plug-in with its own copy of the packages', () => {
  let running: Running | undefined;
  afterEach(() => running?.close(0));

  test('makes numbers that keep their digits', async () => {
    const spec = (await importCopy('@naftiko/spec')) as typeof Spec;
    const foreign = spec.parseNumber('12345678901234567890') as Json;
    expect(isExactNumber(foreign)).toBe(true);
    expect(isObject(foreign)).toBe(false);
    expect(writeJson({ imo: foreign })).toBe('{"imo":12345678901234567890}');
  });

  test('makes bodies and texts that are read like any', async () => {
    const engine = (await importCopy('@naftiko/engine')) as typeof Engine;
    expect(engine.WireText).not.toBe(WireText);
    const entity = new engine.Entity(new TextEncoder().encode('{"a":1}'), 'application/json');
    const text = new engine.WireText('007', 7);
    expect([isEntity(entity), isWireText(text), isEntity(text), isWireText({ text: 'x', json: 1 })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([asJson(entity), asText(entity), asJson(text), asText(text)]).toEqual([{ a: 1 }, '{"a":1}', 7, '007']);
  });

  test('serves with them', async () => {
    const { plugin: copied } = (await importCopy('./harbour-plugin.js')) as { plugin: typeof plugin };
    expect(copied).not.toBe(plugin);
    const planned = await planDocument('harbour.yaml', shelf, extend(loadBuiltins, copied));
    const started = await start([planned], { ...defaultRunOptions, ports: new Map([['*', 0]]) });
    running = started.ok ? started.value : undefined;
    const answer = await fetch(`${running?.capabilities[0]?.exposes[0]?.url}/ships/IMO-1`);
    expect(await answer.json()).toEqual({ ship: 'IMO-1', log: 'Left port.' });
  });
});
