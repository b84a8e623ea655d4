import * as l10n from '@vscode/l10n'
import chinese from '../../media/l10n/bundle.l10n.zh-cn.json'
import { version } from '../../package.json'
import { rules } from '../rules'
import { nodeFiles } from './files'
import { wantsChinese, wantsColour } from './language'
import { main } from './main'
import { ReaderLeft, writeAll } from './streams'

const { argv, cwd, env, stderr, stdout } = process

if (wantsChinese(env)) l10n.config({ contents: chinese })

const failed = (error: unknown): number => {
  // `copydesk check | head`: whoever reads has read enough.
  if (error instanceof ReaderLeft) return 2
  writeAll(stderr.fd, `${l10n.t('Copydesk failed: {0}', error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return 2
}

void main({
  args: argv.slice(2),
  files: nodeFiles(cwd()),
  rules,
  version,
  print: (text) => writeAll(stdout.fd, text),
  warn: (text) => writeAll(stderr.fd, text),
  progress: stderr.isTTY ? (line) => writeAll(stderr.fd, `\r\u001b[K${line}`) : undefined,
  colour: wantsColour(env, stdout.isTTY),
  debug: Boolean(env['COPYDESK_DEBUG']),
  now: () => performance.now(),
})
  .catch(failed)
  .then((code) => {
    process.exitCode = code
  })
