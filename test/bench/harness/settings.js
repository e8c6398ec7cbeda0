function warmUpFor(seconds) {
  return (requests) => ({ requests, seconds });
}

/** How long a measurement takes. Warm-up is by count, and bounded for slow subjects. */
const usual = { rounds: 5, seconds: 1, connections: 32, starts: 9, warmUp: warmUpFor(5) };

/** Enough to see that a measurement works; its numbers mean little. */
const quick = {
  ...usual,
  rounds: 2,
  seconds: 0.1,
  connections: 4,
  starts: 1,
  warmUp: () => ({ requests: 50, seconds: 1 }),
};

/** @param options the options of the command line */
export const settingsOf = ({ quick: isQuick, rounds, seconds }) => {
  const settings = isQuick ? quick : usual;
  return {
    ...settings,
    ...(rounds !== undefined && { rounds: Number(rounds), starts: Number(rounds) }),
    ...(seconds !== undefined && { seconds: Number(seconds), warmUp: warmUpFor(5 * Number(seconds)) }),
  };
};
