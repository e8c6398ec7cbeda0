import path from 'node:path';
import type { PageSource } from '@naftiko/runtime';
import { isObject, type Json } from '@naftiko/spec';
import { showDocument, type DocumentText } from './document-text.js';
import { writeRunCommand } from './run-command.js';
import { shorten } from './safe-text.js';

/** What the page of a document shows to all of its readers. */
export interface DocumentModel {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly isBehindGateway: boolean;
  readonly version: string;
  readonly facts: readonly Fact[];
  /** The commands that run it. */
  readonly run: string;
  /** The namespaces of adapters that readers may not see. */
  readonly hidden: readonly string[];
  readonly hasOpenApi: boolean;
  /** `undefined`: readers may not see it. */
  readonly document: DocumentText | undefined;
  readonly withheld: string | undefined;
}

interface Fact {
  readonly name: string;
  readonly value: string;
}

const maxTags = 30;

/** Describes a document. `config` and `text` are the document with secrets masked, if readers may see it. */
export function describeDocument(source: PageSource, config: Json, text: string | undefined): DocumentModel {
  const { planned, adapters, withheld, control } = source;
  const { label, description = '', tags = [] } = planned.capability?.document.info ?? {};
  const { specVersion, startedAt } = control.capability;
  return {
    title: shorten(label ?? path.basename(planned.file), 200),
    description: shorten(description, 2_000),
    tags: tags.slice(0, maxTags).map((tag) => shorten(tag, 60)),
    isBehindGateway: planned.planOptions.behindGateway === true,
    version: source.version,
    facts: [
      { name: 'File', value: path.basename(planned.file) },
      { name: 'Specification', value: specVersion },
      ...listDates(config),
      { name: 'Serving since', value: `${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` },
    ],
    run: writeRunCommand(source),
    hidden: adapters.flatMap(({ isOpen, plan }) => (isOpen ? [] : [plan.namespace])),
    hasOpenApi: adapters.some(({ plan, isOpen }) => plan.type === 'rest' && isOpen),
    document: text === undefined ? undefined : showDocument(text),
    withheld,
  };
}

/** The dates that the document states. */
function listDates(config: Json): readonly Fact[] {
  const info = isObject(config) && isObject(config['info']) ? config['info'] : {};
  return [
    ['created', 'Created'],
    ['modified', 'Modified'],
  ].flatMap(([key = '', name = '']) => {
    const value = info[key];
    return typeof value === 'string' ? [{ name, value: shorten(value, 40) }] : [];
  });
}
