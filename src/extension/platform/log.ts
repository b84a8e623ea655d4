import * as vscode from 'vscode'

/** Writes to the output channel "Copydesk". */
export interface Log extends vscode.Disposable {
  /** Writes a message with the stack of an error. */
  error(what: string, error: unknown): void
  /** Writes the error as `error` does and shows the message to the user, with a button that opens the channel. */
  report(what: string, error: unknown): void
  info(message: string): void
  show(): void
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Copydesk', { log: true })
  const error = (what: string, cause: unknown) => {
    channel.error(`${what}\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
  }
  return {
    error,
    report(what, cause) {
      error(what, cause)
      const show = vscode.l10n.t('Show Details')
      void vscode.window.showErrorMessage(what, show).then((chosen) => {
        if (chosen === show) channel.show()
      })
    },
    info: (message) => channel.info(message),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  }
}
