// The commands of `copydesk`, in the order in which the help lists them. CONTRIBUTING.md has the steps to add one.
import { check } from './check'
import type { Command } from './command'
import { completionOf } from './shellCompletion'
import { dump } from './dump'
import { explain } from './explain'
import { importSchema } from './importSchema'
import { infer } from './infer'
import { init } from './init'
import { merge } from './merge'
import { rename } from './rename'
import { report } from './report'
import { lsp, mcp } from './servers'

export const commands: readonly Command[] = [
  check,
  merge,
  rename,
  report,
  infer,
  importSchema,
  explain,
  dump,
  init,
  lsp,
  mcp,
  completionOf(() => commands),
]
