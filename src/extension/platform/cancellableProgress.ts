import * as vscode from 'vscode'

/** Work that ends within this time shows no progress. */
const showDelayMs = 500

export interface CancellableProgress {
  /** Aborted when the user cancels, or VS Code no longer needs the result. */
  readonly signal: AbortSignal
  onProgress(done: number, total: number): void
}

/**
 * Runs work that may take long, with a progress notification and a button to cancel it.
 * @param token cancels the work as well
 * @returns undefined if it was cancelled
 */
export async function withCancellableProgress<T>(
  title: string,
  token: vscode.CancellationToken | undefined,
  work: (progress: CancellableProgress) => Promise<T | undefined>,
): Promise<T | undefined> {
  const stop = new AbortController()
  if (token?.isCancellationRequested) return undefined
  const listener = token?.onCancellationRequested(() => stop.abort())
  let show: ((done: number, total: number) => void) | undefined
  const running = work({ signal: stop.signal, onProgress: (done, total) => show?.(done, total) })
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
    void vscode.window.withProgress(options, async (progress, cancel) => {
      cancel.onCancellationRequested(() => stop.abort())
      let reported = 0
      show = (done, total) => {
        const number = (count: number) => count.toLocaleString(vscode.env.language)
        const increment = ((done - reported) * 100) / Math.max(1, total)
        reported = done
        progress.report({ message: vscode.l10n.t('{0} of {1} articles', number(done), number(total)), increment })
      }
      await running.catch(() => undefined)
    })
  }, showDelayMs)
  try {
    const done = await running
    return stop.signal.aborted ? undefined : done
  } finally {
    clearTimeout(timer)
    listener?.dispose()
  }
}

/** Waits for a promise that cannot be cancelled, or until the signal is aborted. */
export async function unlessAborted(signal: AbortSignal, promise: Promise<unknown>): Promise<void> {
  if (signal.aborted) return
  await Promise.race([promise, new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))])
}
