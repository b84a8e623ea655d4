// The commands of `copydesk`, in the order in which the help lists them.
//
// To add a command:
// 1. Write `src/cli/commands/NAME.ts`: export a record made by `defineCommand` (see command.ts) with name, positionals, summary,
//    description, options and `run`.
// 2. Import it here and add it to the list. The reading of options, messages about wrong arguments, `--help` and
//    docs/command-line.md are derived from the record.
// 3. Run `npm run generate`. It lists the texts without a Chinese translation (media/l10n/bundle.l10n.zh-cn.json).
// 4. Test it through `run()` of test/cli/memory.ts in `test/cli/commands/NAME.test.ts`.
import { check } from './check'
import type { Command } from './command'
import { dump } from './dump'
import { explain } from './explain'
import { infer } from './infer'
import { init } from './init'
import { rename } from './rename'

export const commands: readonly Command[] = [check, rename, infer, explain, dump, init]
