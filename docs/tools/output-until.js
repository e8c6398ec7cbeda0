/** @type {(child: import('node:child_process').ChildProcess, end: RegExp) => Promise<string>} what it prints until then */
export const outputUntil = (child, end) =>
  new Promise((resolve, reject) => {
    let text = '';
    child.once('close', () => reject(new Error(`The command ended early: ${text}`)));
    child.stdout?.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (end.test(text)) resolve(text);
    });
  });
