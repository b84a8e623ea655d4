import { isatty } from 'node:tty'
import * as l10n from '@vscode/l10n'
import chinese from '../../media/l10n/bundle.l10n.zh-cn.json'
import { version } from '../../package.json'
import { rules } from '../rules'
import { nodeFiles } from './io/files'
import { gitIn } from './io/git'
import { wantsChinese, wantsColour } from './displayLanguage'
import { main } from './main'
import { readAll, ReaderClosed, writeAll } from './io/streams'

const { argv, cwd, env } = process
/** File descriptors: touching `process.stdout` would make pipes non-blocking, and writes to a full pipe would fail. */
const [stdin, stdout, stderr] = [0, 1, 2]

if (wantsChinese(env)) l10n.config({ contents: chinese })

const failed = (error: unknown): number => {
  // As in `copydesk check | head`: the reader has closed the pipe.
  if (error instanceof ReaderClosed) return 2
  writeAll(stderr, `${l10n.t('Copydesk failed: {0}', error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return 2
}

void main({
  args: argv.slice(2),
  files: nodeFiles(cwd()),
  rules,
  version,
  printBytes: (bytes) => writeAll(stdout, bytes),
  input: () => readAll(stdin),
  print: (text) => writeAll(stdout, text),
  warn: (text) => writeAll(stderr, text),
  progress: isatty(stderr) ? (line) => writeAll(stderr, `\r\u001b[K${line}`) : undefined,
  colour: wantsColour(env, isatty(stdout)),
  debug: Boolean(env['COPYDESK_DEBUG']),
  now: () => performance.now(),
  clock: Date.now,
  git: gitIn(cwd()),
  environment: env,
})
  .catch(failed)
  .then((code) => {
    process.exitCode = code
  })
