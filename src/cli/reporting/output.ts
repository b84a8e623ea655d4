import * as l10n from '@vscode/l10n'
import type { Io } from '../io/io'

/** Output of a long run: results in large batches, and progress on a terminal. */
export interface Output {
  readonly print: (text: string) => void
  /** Writes one line to standard error, after the results so far. */
  readonly warn: (line: string) => void
  /** Shows how many files are done, on a terminal. */
  readonly progress: (done: number, total: number) => void
  /** Writes what is left and removes the progress line. */
  readonly end: () => void
}

/** Characters to collect before they are written: writing each line separately costs more than checking the article. */
const batchLength = 1 << 16
/** Runs shorter than this show no progress line. */
const progressDelayMs = 400
/** Minimum time between two updates of the progress line. */
const progressIntervalMs = 100

export function batched({ print, warn, progress, now }: Pick<Io, 'print' | 'warn' | 'progress' | 'now'>): Output {
  let pending = ''
  let isShown = false
  let due = now() + progressDelayMs

  function clear(): void {
    if (isShown) progress?.('')
    isShown = false
  }

  function flush(): void {
    if (pending === '') return
    clear()
    print(pending)
    pending = ''
  }

  return {
    print(text) {
      pending += text
      if (pending.length >= batchLength) flush()
    },
    warn(line) {
      flush()
      clear()
      warn(`${line}\n`)
    },
    progress(done, total) {
      // The clock is read for every 16th file only.
      if (!progress || done % 16 !== 0 || now() < due) return
      flush()
      progress(l10n.t('Checking {0} of {1}…', done, total))
      isShown = true
      due = now() + progressIntervalMs
    },
    end() {
      flush()
      clear()
    },
  }
}
