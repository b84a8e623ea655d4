import * as vscode from 'vscode'

/** What is done sooner needs no word. */
const silentMs = 500

export interface CancellableProgress {
  /** Aborted when the person, or VS Code, has no use for the answer any more. */
  readonly signal: AbortSignal
  told(done: number, total: number): void
}

/**
 * Does work that may take long, and shows how far it is, with a button to stop it.
 * @returns undefined when it was stopped
 */
export async function withCancellableProgress<T>(
  title: string,
  token: vscode.CancellationToken | undefined,
  work: (long: CancellableProgress) => Promise<T | undefined>,
): Promise<T | undefined> {
  const stop = new AbortController()
  if (token?.isCancellationRequested) return undefined
  const listener = token?.onCancellationRequested(() => stop.abort())
  let show: ((done: number, total: number) => void) | undefined
  const running = work({ signal: stop.signal, told: (done, total) => show?.(done, total) })
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
    void vscode.window.withProgress(options, async (progress, cancel) => {
      cancel.onCancellationRequested(() => stop.abort())
      let shown = 0
      show = (done, total) => {
        const number = (count: number) => count.toLocaleString(vscode.env.language)
        const increment = ((done - shown) * 100) / Math.max(1, total)
        shown = done
        progress.report({ message: vscode.l10n.t('{0} of {1} articles', number(done), number(total)), increment })
      }
      await running.catch(() => undefined)
    })
  }, silentMs)
  try {
    const done = await running
    return stop.signal.aborted ? undefined : done
  } finally {
    clearTimeout(timer)
    listener?.dispose()
  }
}

/** Waits for something that cannot be stopped, but no longer than it is wanted. */
export async function unlessAborted(signal: AbortSignal, waited: Promise<unknown>): Promise<void> {
  if (signal.aborted) return
  await Promise.race([waited, new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))])
}
