// Waits of tests in a real VS Code: for a state, never for a time.

/** The maximum wait for a state, in ms. A machine with a load of 20 needs half of it. */
export const patienceMs = 120_000
/** How long a key press may take to have an effect, in ms, before the key is pressed again. */
export const retryMs = 6_000
export const pollMs = 50

/** Looks again and again until `isSo`; the error has the last answer. */
export async function eventually(look, isSo, what = 'what was expected') {
  const found = await within(patienceMs, look, isSo)
  if (!isSo(found)) throw new Error(`Did not see ${what} within ${patienceMs / 1000} s, but: ${JSON.stringify(found)}`)
  return found
}

/** Looks again and again until `isSo`, or for `ms`. Returns the last answer. */
export async function within(ms, look, isSo) {
  const end = Date.now() + ms
  for (;;) {
    const found = await look()
    if (isSo(found) || Date.now() > end) return found
    await new Promise((again) => setTimeout(again, pollMs))
  }
}

/** Presses a key until `isSo` accepts what `look` returns: pressed again when nothing has changed for `retryMs`. */
export async function pressUntilSo(page, key, look, isSo, what = 'what was expected') {
  const end = Date.now() + patienceMs
  for (;;) {
    await page.keyboard.press(key)
    const found = await within(retryMs, look, isSo)
    if (isSo(found)) return found
    if (Date.now() > end) throw new Error(`Did not see ${what} after pressing ${key}, but: ${JSON.stringify(found)}`)
  }
}

/**
 * Waits until a page or a frame has nothing left to do that tests could miss: its images are loaded or have failed, and it has drawn
 * `frames` times since. A busy machine draws less often, so this waits longer there.
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 */
export function settled(page, frames = 30) {
  return page.evaluate(async (count) => {
    const ended = (image) =>
      image.complete ||
      new Promise((done) => {
        image.addEventListener('load', done)
        image.addEventListener('error', done)
      })
    await Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map(ended))
    for (let drawn = 0; drawn < count; drawn++) await new Promise((done) => requestAnimationFrame(done))
  }, frames)
}
