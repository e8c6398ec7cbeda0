import type { LogControl, LogEntry } from '../logs/log-control.js';
import type { Peers } from './peers.js';
import { logEntryTopic, logLevelTopic, logReaderTopic } from './topics.js';

/** The logs of all processes: levels apply everywhere, and readers receive the entries of every process. */
export function shareLogs(own: LogControl, peers: Peers): LogControl {
  let count = 0;
  const readers = new Map<string, Parameters<LogControl['subscribe']>[1]>();
  peers.answer(logEntryTopic, ({ reader, entry }) => readers.get(reader)?.(entry));
  peers.answer(logLevelTopic, ({ key, value }) => void own.setLevel(key, value?.level));
  sendEntries(own, peers);
  return {
    listLoggers: () => own.listLoggers(),
    setLevel(logger, level) {
      const isKnown = own.setLevel(logger, level);
      if (isKnown) void peers.keep(logLevelTopic, logger, { level });
      return isKnown;
    },
    subscribe(filter, receive) {
      count += 1;
      const reader = `${peers.worker}-${process.pid}-${count}`;
      readers.set(reader, receive);
      const unsubscribe = own.subscribe(filter, (entry) => receive(withWorker(entry, peers.worker)));
      void peers.keep(logReaderTopic, reader, filter, true);
      return () => {
        unsubscribe();
        readers.delete(reader);
        void peers.keep(logReaderTopic, reader, undefined);
      };
    },
  };
}

/** Sends the entries of this process to the readers of others. */
export function sendEntries(
  own: LogControl,
  peers: Pick<Peers, 'answer' | 'sendTo'> & Partial<Pick<Peers, 'worker'>>,
): void {
  const following = new Map<string, () => void>();
  peers.answer(logReaderTopic, ({ key: reader, value: filter, worker }) => {
    following.get(reader)?.();
    following.delete(reader);
    if (filter === undefined) return;
    following.set(
      reader,
      own.subscribe(filter, (entry) =>
        peers.sendTo(worker, logEntryTopic, { reader, entry: withWorker(entry, peers.worker) }),
      ),
    );
  });
}

const withWorker = (entry: LogEntry, worker: number | undefined): LogEntry =>
  worker === undefined ? entry : { ...entry, fields: { ...entry.fields, worker } };
