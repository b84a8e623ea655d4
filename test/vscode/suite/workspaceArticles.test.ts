import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { clean, folder, openArticle, problems } from './workspace'

const articleBy = (author: string, more = '') => `---\ntitle: 港口今晨重新开放\nauthor: ${author}\ndate: 2024-01-05\n${more}---\n`

/** Bylines of other articles that are offered at the end of the `author` line, with what is said of their use. */
async function bylines(editor: vscode.TextEditor): Promise<ReadonlyMap<string, string>> {
  const at = editor.document.getText().indexOf('author: ') + 'author: '.length
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.document.positionAt(at),
  )
  return new Map(list.items.map(({ label }) => (typeof label === 'string' ? [label, ''] : [label.label, label.description ?? ''])))
}

/** Asks until the bylines are as wanted; a storm on a busy machine takes its time. */
async function offered(
  editor: vscode.TextEditor,
  until: (bylines: ReadonlyMap<string, string>) => boolean,
  seconds = 120,
): Promise<ReadonlyMap<string, string>> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const found = await bylines(editor)
    if (until(found) || Date.now() > deadline) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const path = (...parts: readonly string[]) => join(folder().fsPath, ...parts)

function write(relative: string, text: string): void {
  mkdirSync(path(relative, '..'), { recursive: true })
  writeFileSync(path(relative), text)
}

describe('articles of the workspace', () => {
  afterEach(async function () {
    this.timeout(600_000)
    await clean()
    for (const made of ['other', 'tagged', 'source/_posts/ignored', 'source/_posts/storm'])
      rmSync(path(made), { recursive: true, force: true })
  })

  it('have the categories and bylines of their own site', async function () {
    this.timeout(600_000)
    write('other/copydesk.yaml', 'dialect: hugo\n')
    write('other/hugo.toml', '')
    write('other/content/a.md', articleBy('Only Elsewhere'))
    write('other/content/b.md', articleBy(''))
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path('other/content/b.md')))
    const there = await offered(
      await vscode.window.showTextDocument(document),
      (found) => found.has('Only Elsewhere') && !found.has('沈一舟'),
    )
    assert.deepEqual([there.has('Only Elsewhere'), there.has('沈一舟')], [true, false])
    const here = await offered(await openArticle(articleBy('')), (found) => found.has('沈一舟') && !found.has('Only Elsewhere'))
    assert.deepEqual([here.has('沈一舟'), here.has('Only Elsewhere')], [true, false])
  })

  it('have the template tags that five others use', async function () {
    this.timeout(600_000)
    write('tagged/copydesk.yaml', 'dialect: jekyll\n')
    write('tagged/_config.yml', 'plugins: [ferry]\n')
    const file = (name: string | number) => `tagged/_posts/2024-01-05-${name}.md`
    write(file('last'), `${articleBy('')}\n{% ferrycart %}\n\n{% ferrycard %}\n`)
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path(file('last'))))
    await vscode.window.showTextDocument(document)
    const unfamiliar = async (expected: readonly string[]) => {
      const only = (all: readonly string[]) => all.filter((problem) => problem.endsWith('tag-unfamiliar'))
      // Files of the workspace are noticed late on a busy machine.
      assert.deepEqual(only(await problems(document, (all) => only(all).join() === expected.join(), 140)), expected)
    }
    const both = ['7 tag-unfamiliar', '9 tag-unfamiliar']
    await unfamiliar(both)
    // The tags have been counted by now; nothing happens to the article while others come and go.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(path('tagged')), '**/*.md'))
    const isReported = new Promise((resolve) => watcher.onDidCreate(({ path }) => path.endsWith('-3.md') && resolve(undefined)))
    for (let number = 0; number < 5; number++) write(file(number), `${articleBy('Tagged Byline')}\n{% ferrycard %}\n`)
    await unfamiliar(['7 tag-unfamiliar'])
    // VS Code says nothing of a file that is deleted before it has said that it is there.
    await isReported
    watcher.dispose()
    rmSync(path(file(3)))
    await unfamiliar(both)
    write(file('more'), `${articleBy('Tagged Byline')}\n{% ferrycard %}\n`)
    await unfamiliar(['7 tag-unfamiliar'])
    // Only their bodies change.
    for (const number of [0, 1, 2, 4, 'more']) write(file(number), `${articleBy('Tagged Byline')}\n{% ferrycart %}\n`)
    await unfamiliar(['9 tag-unfamiliar'])
  })

  it('are not those that Git ignores, and come back when it does not any more', async function () {
    this.timeout(600_000)
    const editor = await openArticle(articleBy(''))
    write('source/_posts/ignored/.gitignore', 'draft*.md\n')
    write('source/_posts/ignored/draft.md', articleBy('Ignored Byline'))
    write('source/_posts/ignored/seen.md', articleBy('Seen Byline'))
    const found = await offered(editor, (all) => all.has('Seen Byline') && !all.has('Ignored Byline'))
    assert.deepEqual([found.has('Seen Byline'), found.has('Ignored Byline')], [true, false])
    write('source/_posts/ignored/.gitignore', '\n')
    assert.ok((await offered(editor, (all) => all.has('Ignored Byline'))).has('Ignored Byline'))
  })

  it('are counted right after Git has changed 5,000 of them', async function () {
    this.timeout(600_000)
    const editor = await openArticle(articleBy(''))
    const storm = path('source/_posts/storm')
    const file = (number: number) => join(storm, String(number % 50), `a${number}.md`)
    for (let number = 0; number < 50; number++) mkdirSync(join(storm, String(number)), { recursive: true })
    for (let number = 0; number < 5000; number++) writeFileSync(file(number), articleBy('Storm Before'))
    const git = (...args: readonly string[]) => {
      const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
      const done = spawnSync('git', [...identity, ...args], { cwd: storm, encoding: 'utf8' })
      assert.equal(done.status, 0, done.stderr)
    }
    const hasGit = spawnSync('git', ['--version']).status === 0
    if (hasGit) {
      git('init', '-q')
      git('add', '.')
      git('commit', '-qm', 'Before')
      git('checkout', '-qb', 'after')
    }
    /** The state after: a tenth is gone, a tenth is new, the rest has another byline. */
    const change = () => {
      for (let number = 0; number < 5000; number++)
        if (number % 10 === 0) rmSync(file(number))
        else writeFileSync(file(number), articleBy(number % 2 ? 'Storm Odd' : 'Storm Even', 'comments: false\n'))
      for (let number = 5000; number < 5500; number++) writeFileSync(file(number), articleBy('Storm New'))
    }
    const saysBefore = (found: ReadonlyMap<string, string>) => /\b5,?000 /.test(found.get('Storm Before') ?? '')
    if (hasGit) {
      change()
      git('add', '-A')
      git('commit', '-qm', 'After')
      git('checkout', '-q', '-')
    }
    const before = await offered(editor, saysBefore)
    assert.ok(saysBefore(before), before.get('Storm Before'))
    if (hasGit) git('checkout', '-q', 'after')
    else change()
    const expected = { 'Storm Odd': 2500, 'Storm Even': 2000, 'Storm New': 500 }
    const counts = (found: ReadonlyMap<string, string>) =>
      Object.fromEntries(
        [...found].flatMap(([label, detail]) =>
          label.startsWith('Storm') ? [[label, Number(/[\d,]+/.exec(detail)?.[0].replaceAll(',', ''))]] : [],
        ),
      )
    const isRight = (found: ReadonlyMap<string, string>) =>
      JSON.stringify(sortedPairs(counts(found))) === JSON.stringify(sortedPairs(expected))
    assert.deepEqual(counts(await offered(editor, isRight)), expected)
    // The counts stay so when all articles are read again. The last article shows that they were.
    await vscode.commands.executeCommand('copydesk.readArticlesAgain')
    writeFileSync(file(5500), articleBy('Storm Last'))
    const found = await offered(editor, (names) => names.has('Storm Last'))
    assert.deepEqual(counts(found), { ...expected, 'Storm Last': 1 })
  })
})

function sortedPairs(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
}
