// A thread of `copydesk check` (checking/threadedCheck.ts).
import { workerData } from 'node:worker_threads'
import * as l10n from '@vscode/l10n'
import { rules } from '../rules'
import type * as Chinese from './chineseMessages'
import { taskRunner, type ThreadSetup } from './checking/threadedCheck'
import { nodeFiles } from './io/files'
import { runTasks, type ThreadData } from './io/threads'

const data: ThreadData = workerData
const setup = data.setup as ThreadSetup
if (setup.isChinese) {
  const { chineseMessages }: typeof Chinese = require('./chineseMessages')
  l10n.config({ contents: chineseMessages })
}
runTasks(data, taskRunner(setup, nodeFiles(setup.here), rules))
