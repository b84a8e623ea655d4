import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { taskRunner, threadCount, type ThreadSetup } from '../../../src/cli/checking/threadedCheck'
import { nodeFiles } from '../../../src/cli/io/files'
import type { Files } from '../../../src/cli/io/files'
import { startThreads, type StartThreads, type TaskAnswer } from '../../../src/cli/io/threads'
import type { Rule } from '../../../src/core/lint/rule'
import { rules } from '../../../src/rules'
import { clean, faulty, memoryFiles, run, untidy } from '../memory'

const articles = Array.from({ length: 70 }, (_, number) => {
  const text = [clean, faulty, untidy, 'No front matter.\n', '---\ntitle: "open\n---\n', '---\ntitle: A: b\ntags: [Quay, quay]\n---\n'][
    number % 6
  ]
  return [`posts/${String(number).padStart(3, '0')}.md`, text ?? ''] as const
})
const site = {
  ...Object.fromEntries(articles),
  'copydesk.yaml': 'dialect: hexo\nrules:\n  nothing: error\n',
  'posts/unread.md': 'denied' as const,
}
const args = ['check', '--format', 'jsonl', '--show-suppressed', 'posts']

/** A thread that does its tasks at once, as far as `answers` says. */
function fakeThreads(files: Files, ruleList: readonly Rule[], answers: (task: number) => boolean): StartThreads {
  return (_, tasks, setup) => {
    const runTask = taskRunner(JSON.parse(JSON.stringify(setup)) as ThreadSetup, files, ruleList)
    let next = 0
    return {
      take: () => (next < tasks ? next++ : undefined),
      received: (): readonly TaskAnswer[] => {
        if (next >= tasks) return []
        const task = next++
        return answers(task) ? [[task, runTask(task)]] : []
      },
      wait: () => false,
      end: () => {},
    }
  }
}

const threads = (start: StartThreads) => ({ start, processors: 2, isChinese: false })

describe('checking in threads', () => {
  it('finds the same as one thread, in the same order', async () => {
    const files = memoryFiles(site)
    const alone = await run(files, args, { rules })
    const shared = await run(files, [...args, '--jobs', '2'], { rules, threads: threads(fakeThreads(files, rules, () => true)) })
    assert.ok(alone.lines.length > 40)
    assert.deepEqual(shared, alone)
  })

  it('checks the files of a thread that does not answer again, and says so once', async () => {
    const files = memoryFiles(site)
    const alone = await run(files, args, { rules })
    const shared = await run(files, [...args, '--jobs', '2'], { rules, threads: threads(fakeThreads(files, rules, () => false)) })
    assert.equal(shared.out, alone.out)
    assert.equal(shared.err, `A thread did not answer, so its files were checked again.\n${alone.err}`)
  })

  it('reports a rule that throws once, as usual', async () => {
    const files = memoryFiles(site)
    const throwing = rules.map((rule): Rule => {
      const check = () => {
        throw new Error('broken')
      }
      return rule.id === 'img-alt-missing' ? { ...rule, check } : rule
    })
    const alone = await run(files, args, { rules: throwing })
    const shared = await run(files, [...args, '--jobs', '2'], {
      rules: throwing,
      threads: threads(fakeThreads(files, throwing, () => true)),
    })
    assert.match(alone.err, /img-alt-missing.*failed/)
    assert.deepEqual(shared, alone)
  })

  it('runs in real threads', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-threads-'))
    try {
      fs.mkdirSync(path.join(folder, 'posts'))
      for (const [name, text] of articles) fs.writeFileSync(path.join(folder, name), text)
      const files = nodeFiles(folder)
      const start = startThreads(path.join(__dirname, '../../../src/cli/checkThread.js'))
      const alone = await run(files, args, { rules })
      assert.deepEqual(await run(files, [...args, '--jobs', '2'], { rules, threads: threads(start) }), alone)
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })

  it('goes on without threads that cannot start', async () => {
    const files = memoryFiles(site)
    const alone = await run(files, args, { rules })
    const start = startThreads(path.join(__dirname, 'missing.js'))
    assert.equal((await run(files, [...args, '--jobs', '3'], { rules, threads: threads(start) })).out, alone.out)
  })

  it('takes threads for many files only, unless they are asked for', () => {
    assert.deepEqual([threadCount(undefined, 100, 8), threadCount(undefined, 10_000, 8), threadCount(undefined, 10_000, 2)], [1, 4, 2])
    assert.deepEqual([threadCount(8, 65, 2), threadCount(1, 10_000, 8), threadCount(3, 0, 8)], [2, 1, 1])
  })

  it('refuses a number of threads that is none', async () => {
    for (const wrong of ['0', '-1', 'two', '100', '1.5', '']) {
      const { code, err } = await run(memoryFiles({}), ['check', `--jobs=${wrong}`])
      assert.deepEqual([code, err.split('\n')[0]], [2, `--jobs takes a number of threads from 1 to 99, not “${wrong}”.`])
    }
  })
})
