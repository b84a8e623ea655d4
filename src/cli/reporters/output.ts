import * as l10n from '@vscode/l10n'
import type { Io } from '../io/io'

/** What a long run says while it runs: its results in large pieces, and on a terminal how far it is. */
export interface Output {
  readonly print: (text: string) => void
  /** Tells a trouble on a line of its own. */
  readonly warn: (line: string) => void
  readonly progress: (done: number, total: number) => void
  readonly end: () => void
}

/** Writing each line on its own costs more than checking the article. */
const batchSize = 1 << 16
/** Runs shorter than this (in ms) need no progress line; and it is not drawn more often. */
const patience = 400
const interval = 100

export function batched({ print, warn, progress, now }: Pick<Io, 'print' | 'warn' | 'progress' | 'now'>): Output {
  let waiting = ''
  let drawn = false
  let due = now() + patience

  function clear(): void {
    if (drawn) progress?.('')
    drawn = false
  }

  function flush(): void {
    if (waiting === '') return
    clear()
    print(waiting)
    waiting = ''
  }

  return {
    print(text) {
      waiting += text
      if (waiting.length >= batchSize) flush()
    },
    warn(line) {
      flush()
      clear()
      warn(`${line}\n`)
    },
    progress(done, total) {
      // The clock is asked now and then only.
      if (!progress || done % 16 !== 0 || now() < due) return
      flush()
      progress(l10n.t('Checking {0} of {1}…', done, total))
      drawn = true
      due = now() + interval
    },
    end() {
      flush()
      clear()
    },
  }
}
