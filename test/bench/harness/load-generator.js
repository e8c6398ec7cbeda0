/**
 * The program that sends load, in a process of its own. It receives orders from its parent and answers what it measured.
 *
 * It is a client of this project, and not wrk or autocannon: it needs nothing to be installed, gives each message of a
 * session an id of its own, and counts every answer that is not a success.
 */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { MessageReader } from './message-reader.js';

process.on('message', async (order) => {
  try {
    process.send({ measured: await send(order) });
  } catch (error) {
    process.send({ failed: String(error.message ?? error) });
  }
});

// It ends with its parent, whatever ends that.
process.on('disconnect', () => process.exit());

/** Sends requests over a number of connections, as fast as they are answered or at a rate, until a count or a time is reached. */
function send(order) {
  const { connections, requests = Infinity, seconds = Infinity, rate } = order;
  return new Promise((resolve, reject) => {
    const latencies = [];
    const waiting = [];
    const idle = [];
    let nextId = 1_000_000_000;
    let isOver = false;
    const started = performance.now();
    const open = Array.from({ length: connections }, (_, index) => {
      const request = requestOf(order, index);
      return openConnection(order, { write: () => request(nextId++), onAnswer, onError });
    });

    let sent = 0;
    const mayStart = () => sent < requests && performance.now() - started < seconds * 1_000;
    const begin = (connection, since) => {
      sent += 1;
      connection.ask(since);
    };
    function onAnswer(connection, since) {
      const now = performance.now();
      latencies.push(now - since);
      if (rate !== undefined) {
        if (waiting.length > 0) connection.ask(waiting.shift());
        else idle.push(connection);
        if (!mayStart() && idle.length === connections) finish(now);
      } else if (mayStart()) begin(connection, now);
      else if (latencies.length === sent) finish(now);
    }
    function onError(error) {
      if (!isOver) reject(error);
      isOver = true;
    }
    function finish(now) {
      isOver = true;
      clearInterval(timer);
      for (const connection of open) connection.close();
      resolve(summaryOf(latencies, now - started));
    }

    let timer;
    if (rate === undefined) {
      for (const connection of open) if (mayStart()) begin(connection, performance.now());
      return;
    }
    idle.push(...open);
    // Requests that are due while all connections are busy wait, and their latency counts from when they were due.
    timer = setInterval(() => {
      const now = performance.now();
      const due = Math.min(seconds * 1_000, now - started) * (rate / 1_000);
      while (sent < due && mayStart()) {
        if (idle.length > 0) begin(idle.pop(), now);
        else {
          sent += 1;
          waiting.push(now);
        }
      }
      if (!mayStart() && idle.length === connections && waiting.length === 0 && !isOver) finish(now);
    }, 1);
  });
}

function openConnection({ host, port, uploadBytes = 0 }, { write, onAnswer, onError }) {
  const reader = new MessageReader();
  const socket = connect({ host, port, noDelay: true });
  let since;
  const connection = {
    ask(from) {
      since = from;
      socket.write(write());
      if (uploadBytes > 0) upload(socket, uploadBytes);
    },
    close: () => socket.destroy(),
  };
  socket.on('data', (bytes) => {
    const status = reader.feed(bytes);
    if (status === undefined) return;
    if (!/^HTTP\/1\.1 2/.test(status)) onError(new Error(`answered ${status}`));
    else onAnswer(connection, since);
  });
  socket.on('error', onError);
  socket.on('end', () => onError(new Error('the connection was closed')));
  return connection;
}

const block = Buffer.alloc(1_048_576, 'x');

function upload(socket, bytes) {
  let left = bytes;
  const push = () => {
    while (left > 0) {
      const part = block.subarray(0, Math.min(left, block.length));
      left -= part.length;
      if (!socket.write(part)) return socket.once('drain', push);
    }
  };
  push();
}

/** The bytes of a request. A message with an id has the id of ten digits between its two parts. */
function requestOf({ messages }, index) {
  const { head, before, after } = messages[index % messages.length];
  if (before === undefined) {
    const bytes = Buffer.from(head);
    return () => bytes;
  }
  return (id) => head + before + id + after;
}

function summaryOf(latencies, elapsedMs) {
  latencies.sort((one, other) => one - other);
  const quantile = (part) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))];
  return { requests: latencies.length, elapsedMs, p50: quantile(0.5), p99: quantile(0.99) };
}
