import * as l10n from '@vscode/l10n'
import type * as Chinese from './chineseMessages'
import { wantsChinese } from './displayLanguage'
import { ReaderClosed } from './io/streams'
import { main } from './main'
import { processIo } from './processIo'

if (wantsChinese(process.env)) {
  const { chineseMessages }: typeof Chinese = require('./chineseMessages')
  l10n.config({ contents: chineseMessages })
}

const io = processIo()

const failed = (error: unknown): number => {
  // As in `copydesk check | head`: the reader has closed the pipe.
  if (error instanceof ReaderClosed) return 2
  io.warn(`${l10n.t('Copydesk failed: {0}', error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return 2
}

void main({ ...io, args: process.argv.slice(2) })
  .catch(failed)
  .then((code) => {
    process.exitCode = code
  })
