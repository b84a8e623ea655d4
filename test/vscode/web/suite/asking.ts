export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** Asks until `isSo` accepts the answer; after 60 seconds returns the last one, for the check to fail on. */
export async function eventually<T>(ask: () => T | PromiseLike<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await ask()
    if (isSo(answer) || Date.now() > end) return answer
    await new Promise((again) => setTimeout(again, 50))
  }
}
