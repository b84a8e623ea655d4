import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { feedArticle } from '../../feedArticle'
import { clean, eventually, feedArticleProblems, openArticle, problems } from './workspace'

/** What is offered at a place; VS Code's first answer may come before ours is in it. */
async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
  until: (found: readonly vscode.CodeAction[]) => boolean,
) {
  const ask = () => vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind)
  return eventually(ask, until)
}

const quickFix = vscode.CodeActionKind.QuickFix.value

describe('quick fixes', () => {
  afterEach(clean)

  it('mend one problem, and are undone in one step', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length === feedArticleProblems.length)
    const caption = vscode.languages.getDiagnostics(document.uri).find((diagnostic) => diagnostic.message.includes('figcaption'))
    assert.ok(caption)
    const wrap = (actions: readonly vscode.CodeAction[]) =>
      actions.find((candidate) => candidate.title === 'Wrap the caption in <figcaption>')
    const action = wrap(await actionsAt(document, caption.range, quickFix, (found) => wrap(found) !== undefined))
    assert.ok(action?.edit)
    assert.ok(action.isPreferred)
    await vscode.workspace.applyEdit(action.edit)
    assert.ok(
      document.getText().includes('<figcaption id="caption-attachment-1" class="wp-caption-text">(港口通讯社)</figcaption></figure>'),
    )
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), feedArticle)
  })

  it('are there for every problem that has one', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length === feedArticleProblems.length)
    for (const diagnostic of vscode.languages.getDiagnostics(document.uri)) {
      const code = typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : ''
      const mends = code !== 'img-alt-empty'
      // A rule can always be disabled.
      const mending = (actions: readonly vscode.CodeAction[]) => actions.filter(({ title }) => !title.startsWith('Disable '))
      const actions = await actionsAt(
        document,
        diagnostic.range,
        quickFix,
        (found) => found.length > 0 && mending(found).length > 0 === mends,
      )
      assert.equal(mending(actions).length > 0, mends, code)
    }
  })

  it('put the cursor where the author has to go on', async () => {
    const before = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n<p><img src="https://example.com/a.jpg"></p>\n'
    const editor = await openArticle(before)
    const at = new vscode.Range(5, 5, 5, 5)
    const write = (actions: readonly vscode.CodeAction[]) => actions.find(({ title }) => title === 'Write an alternative text')
    const action = write(await actionsAt(editor.document, at, quickFix, (found) => write(found) !== undefined))
    assert.ok(action?.edit)
    await vscode.workspace.applyEdit(action.edit)
    const after = before.replace('jpg"', 'jpg" alt=""')
    assert.equal(editor.document.getText(), after)
    const caret = await eventually(
      () => editor.document.offsetAt(editor.selection.active),
      (offset) => offset === after.indexOf('alt="') + 5,
    )
    assert.equal(caret, after.indexOf('alt="') + 5)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  it('know what day it is, and when the file was made', async () => {
    const { document } = await openArticle('---\ntitle: Harbour opens\nauthor: Lin\n---\n')
    assert.deepEqual(await problems(document, (list) => list.length === 1), ['1 date-missing'])
    const dated = (actions: readonly vscode.CodeAction[]) => actions.filter(({ title }) => title.startsWith('Set the date to 20'))
    const actions = dated(await actionsAt(document, new vscode.Range(0, 0, 0, 0), quickFix, (found) => dated(found).length > 0))
    assert.match(actions.map(({ title }) => title).join('\n'), /\(now\)\n.*\(today\)/)
    const [now] = actions
    assert.ok(now?.edit && !now.isPreferred)
    await vscode.workspace.applyEdit(now.edit)
    assert.match(document.getText(), /^---\ntitle: Harbour opens\ndate: 20\d\d-\d\d-\d\d[^\n]*\nauthor: Lin\n---\n$/)
    assert.deepEqual(await problems(document, (list) => list.length === 0), [])
  })

  it('are all applied by "Fix all", undone in one step', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length === feedArticleProblems.length)
    await vscode.commands.executeCommand('copydesk.fixAll')
    const left = await problems(document, (list) => list.length === 3)
    assert.deepEqual(left, ['9 date-read-differently', '14 img-alt-empty', '16 img-alt-empty'])
    assert.ok(document.getText().startsWith("---\ntitle: '港口今晨"))
    // The site is one of Hexo: in another notation the article would move.
    assert.ok(document.getText().includes('date: Wed, 12 Jan 2022 03:35:16 GMT\n'))
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), feedArticle)
  })

  it('are applied on save by source.fixAll.copydesk', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length === feedArticleProblems.length)
    const all = new vscode.Range(0, 0, document.lineCount, 0)
    const actions = await actionsAt(document, all, 'source.fixAll.copydesk', (found) => found.length > 0)
    assert.deepEqual(
      actions.map((action) => action.kind?.value),
      ['source.fixAll.copydesk'],
    )
    const configuration = vscode.workspace.getConfiguration('editor', document.uri)
    await configuration.update('codeActionsOnSave', { 'source.fixAll.copydesk': 'explicit' }, vscode.ConfigurationTarget.Workspace)
    try {
      const editor = await vscode.window.showTextDocument(document)
      await editor.edit((edit) => edit.insert(new vscode.Position(document.lineCount - 1, 0), '\n'))
      await document.save()
      assert.ok(document.getText().startsWith('---\n'))
    } finally {
      await configuration.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
