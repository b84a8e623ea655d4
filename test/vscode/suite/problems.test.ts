import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as vscode from 'vscode'
import { feedArticle } from '../../feedArticle'
import { clean, eventually, feedArticleProblems, folder, openArticle, openedPage, problems } from './workspace'

describe('problems', () => {
  afterEach(clean)

  it('of an article as feeds leave it are published, each at its place', async () => {
    const { document } = await openArticle(feedArticle)
    const found = await problems(document, (list) => list.join() === feedArticleProblems.join())
    assert.deepEqual(found, feedArticleProblems)
    const caption = vscode.languages.getDiagnostics(document.uri).find((diagnostic) => diagnostic.message.includes('figcaption'))
    assert.ok(caption)
    assert.equal(document.getText(caption.range), '(港口通讯社)')
    assert.equal(caption.severity, vscode.DiagnosticSeverity.Warning)
    assert.ok(typeof caption.code === 'object')
    assert.match(await openedPage(caption.code.target), /figure-caption-text/)
  })

  it('of the seed article are just those that are asked for', async function () {
    let seed: string
    try {
      seed = readFileSync(
        resolve(process.env['COPYDESK_CORPUS'] ?? resolve(__dirname, '../../../../shared/corpus'), '../seed/article.md'),
        'utf8',
      )
    } catch {
      console.log('skipped: the seed article is not on this machine')
      return this.skip()
    }
    const { document } = await openArticle(seed)
    const perFigure = ['aria-reference-missing', 'figure-caption-text', 'img-alt-empty', 'img-dimensions', 'img-resizer-residue']
    const expected = [
      '1 fm-leading-content',
      '11 date-read-differently',
      ...[21, 35].flatMap((line) => perFigure.map((rule) => `${line} ${rule}`)),
    ]
    assert.deepEqual(await problems(document, (list) => list.length === expected.length), expected)
  })

  it('of the level hint are in the Problems panel too, when a person asks for that', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length === feedArticleProblems.length)
    const hints = () => vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Hint)
    // Two of them are consequences of other problems, and stay out of the panel. Hexo reads the date.
    assert.equal(hints().length, 9)
    const configuration = vscode.workspace.getConfiguration('copydesk', document.uri)
    await configuration.update('problems.includeHints', true, vscode.ConfigurationTarget.Workspace)
    try {
      assert.equal(
        await eventually(
          () => hints().length,
          (count) => count === 2,
        ),
        2,
      )
      assert.equal(vscode.languages.getDiagnostics(document.uri).length, feedArticleProblems.length)
    } finally {
      await configuration.update('problems.includeHints', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  it('follow the text as it is typed', async () => {
    const editor = await openArticle("---\ntitle: 'Harbour opens'\ndate: 2024-01-05\n---\n\nText\n")
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), '<img src="https://example.com/a.jpg" width="600" height="400">\n'))
    assert.deepEqual(await problems(editor.document, (list) => list.includes('6 img-alt-missing')), ['6 img-alt-missing'])
    await vscode.commands.executeCommand('undo')
    assert.deepEqual(await problems(editor.document, (list) => list.length === 0), [])
  })

  it('show characters that would make a line read as another one', async () => {
    const { document } = await openArticle("---\ntitle: 'Harbour opens'\ndate: 2024-01-05\ntags: [a, \u202ea, \u202ea]\n---\n\nText\n")
    const told = () => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message)
    const found = await eventually(told, (messages) => messages.some((message) => message.includes('\\u202e')))
    assert.ok(
      found.some((message) => message.includes('\\u202e')),
      found.join('\n'),
    )
    assert.doesNotMatch(found.join(''), /\u202e/)
  })

  it('are at their places while somebody writes without a pause, in an article that takes long to check', async () => {
    const paragraphs = 'Boats and **nets** and [ropes](https://example.org/ropes).\n\n'.repeat(20_000)
    const editor = await openArticle(`---\ntitle: 'Harbour opens'\ndate: 2024-01-05\n---\n\nText <img src="/a.jpg">\n\n${paragraphs}`)
    const { document } = editor
    const image = () => vscode.languages.getDiagnostics(document.uri).find(({ message }) => message.includes('no alternative text'))
    await eventually(image, (found) => found !== undefined)
    const typed = await eventually(
      async () => {
        await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'a'))
        return image()?.range.start.character
      },
      (character) => character !== undefined && character > 6,
    )
    assert.ok(typed)
    const written = () => document.getText(image()?.range)
    await eventually(written, () => image()?.range.start.character === document.lineAt(5).text.indexOf('img'))
    assert.equal(written(), 'img')
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  it('are not looked for in a Markdown file without front matter', async () => {
    const { document } = await openArticle('# Readme\n\n<img src="http://example.com/a.jpg">\n')
    const article = await openArticle(feedArticle)
    await problems(article.document, (list) => list.length > 0)
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'copydesk'),
      [],
    )
  })

  it('of copydesk.yaml are shown in it, and its change takes effect at once', async () => {
    const article = await openArticle("---\ntitle: ''\ndate: 2024-01-05\n---\n")
    assert.deepEqual(await problems(article.document, (list) => list.length === 1), ['2 title-missing'])
    const uri = vscode.Uri.joinPath(folder(), 'copydesk.yaml')
    const before = await vscode.workspace.fs.readFile(uri)
    try {
      const settings = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
      const all = new vscode.Range(0, 0, settings.document.lineCount, 0)
      await settings.edit((edit) => edit.replace(all, 'articles: ["**/*.md"]\nrules:\n  title-missing: off\n  titel: off\n'))
      await settings.document.save()
      assert.deepEqual(await problems(article.document, (list) => list.length === 0), [])
      const own = await eventually(
        () => vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'copydesk'),
        (list) => list.length === 1,
      )
      assert.deepEqual(
        own.map((diagnostic) => [diagnostic.range.start.line, settings.document.getText(diagnostic.range)]),
        [[3, 'titel']],
      )
    } finally {
      await vscode.workspace.fs.writeFile(uri, before)
    }
    await problems(article.document, (list) => list.length === 1)
  })
})
