/** How often a line is added where the last one cannot be rewritten, in seconds. */
const EVERY = 10;

/**
 * Tells that something long is going on, for how long, and how far it is.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {() => string} howFar a few words, asked every second
 * @returns {Promise<T>}
 */
export async function withProgress(title, work, howFar = () => '') {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const line = () => [`${title}…`, `${seconds()} s`, howFar()].filter(Boolean).join(' ');
  const onScreen = process.stdout.isTTY === true;
  if (!onScreen) console.log(`${title}…`);
  const timer = setInterval(() => {
    if (onScreen) process.stdout.write(`\r\x1b[K${line()}`);
    else if (seconds() % EVERY === 0) console.log(`  ${line()}`);
  }, 1000);
  try {
    const result = await work();
    const done = `${title} : fait en ${seconds()} s.`;
    console.log(onScreen ? `\r\x1b[K${done}` : done);
    return result;
  } catch (error) {
    if (onScreen) process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
