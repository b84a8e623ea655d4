// The output formats of `copydesk check`, the default first.
//
// To add a format:
// 1. Write `src/cli/reporters/NAMEReporter.ts`: export a `ReporterRecord` (see reporter.ts) with its name, one sentence for the help,
//    and `create`, which returns a `Reporter`. Reporters get each problem as it is found and the summary at the end.
// 2. Import it here and add it to the list. The values of `--format`, the message about a wrong one, and the help are derived from the list.
// 3. Run `npm run generate`. It lists the texts without a Chinese translation (media/l10n/bundle.l10n.zh-cn.json).
// 4. Test it through `run()` of test/cli/memory.ts.
import { json } from './jsonReporter'
import type { ReporterRecord } from './reporter'
import { text } from './textReporter'

export const reporters: readonly [ReporterRecord, ...ReporterRecord[]] = [text, json]
