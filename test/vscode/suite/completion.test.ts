import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, openArticle } from './workspace'

/** Opens an article whose cursor is marked by `|`. */
async function openAt(marked: string): Promise<vscode.TextEditor> {
  const editor = await openArticle(marked.replace('|', ''))
  const position = editor.document.positionAt(marked.indexOf('|'))
  editor.selection = new vscode.Selection(position, position)
  return editor
}

/** What we offer at the cursor. */
async function offered(editor: vscode.TextEditor, until: (labels: readonly string[]) => boolean): Promise<readonly string[]> {
  return eventually(async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    )
    const ours = [vscode.CompletionItemKind.Value, vscode.CompletionItemKind.EnumMember, vscode.CompletionItemKind.Property]
    return list.items
      .filter((item) => item.kind !== undefined && ours.includes(item.kind))
      .map((item) => (typeof item.label === 'string' ? item.label : item.label.label))
  }, until)
}

async function acceptFirst(editor: vscode.TextEditor, expected: string): Promise<string> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest')
  return eventually(
    async () => {
      if (!editor.document.getText().includes(expected)) await vscode.commands.executeCommand('acceptSelectedSuggestion')
      return editor.document.getText()
    },
    (text) => text.includes(expected),
  )
}

const head = "\n---\ntitle: '港口今晨重新开放'\n"

describe('completion', () => {
  afterEach(clean)

  it('offers bylines that stand in other articles only, most used first', async () => {
    const editor = await openAt(`${head}author: |\n---\n`)
    const labels = await offered(editor, (found) => found.includes('顾晚晴'))
    assert.ok(labels.indexOf('沈一舟') >= 0 && labels.indexOf('沈一舟') < labels.indexOf('顾晚晴'), labels.join())
  })

  it('accepts a category in a list with one-space indents, replacing the whole value', async () => {
    const editor = await openAt(`${head}categories: \n - 新媒体\n - 本|港 旧名\n---\n`)
    await offered(editor, (found) => found.includes('本地'))
    const text = await acceptFirst(editor, ' - 本地\n')
    assert.equal(text, `${head}categories: \n - 新媒体\n - 本地\n---\n`)
  })

  it('finds a byline by the initials of its pinyin, and says how it is read', async () => {
    const editor = await openAt(`${head}author: gwq|\n---\n`)
    const uri = editor.document.uri
    const found = await eventually(
      async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          editor.selection.active,
        )
        return list.items.flatMap(({ label }) => (typeof label === 'object' && label.label === '顾晚晴' ? [label.description ?? ''] : []))
      },
      ([description = '']) => description.startsWith('gu wan qing'),
    )
    assert.match(found[0] ?? '', /^gu wan qing · /)
    assert.equal(await acceptFirst(editor, '顾晚晴'), `${head}author: 顾晚晴\n---\n`)
  })

  it('accepts a byline that needs quotes with its quotes', async () => {
    const editor = await openAt(`${head}author: Desk|\n---\n`)
    await offered(editor, (found) => found.includes('Desk: Night Edition'))
    const text = await acceptFirst(editor, 'Night Edition')
    assert.equal(text, `${head}author: 'Desk: Night Edition'\n---\n`)
  })

  it('does not offer what the list has already', async () => {
    const editor = await openAt(`${head}categories: [本地, |]\n---\n`)
    const labels = await offered(editor, (found) => found.length > 0)
    assert.ok(labels.length > 0 && !labels.includes('本地'), labels.join())
  })

  it('offers keys that are not there yet, and values of the schema', async () => {
    const keys = await offered(await openAt(`${head}|\n---\n`), (found) => found.includes('author'))
    assert.ok(keys.includes('author') && keys.includes('date') && !keys.includes('title'), keys.join())
    const values = await offered(await openAt(`${head}comments: |\n---\n`), (found) => found.length > 0)
    assert.deepEqual([...values].sort(), ['false', 'true'])
  })

  it('has nothing of ours to offer in the body', async () => {
    const editor = await openAt(`${head}---\n\nauthor: |\n`)
    assert.deepEqual(await offered(editor, (found) => found.length === 0), [])
  })

  it('offers what stands in an unsaved editor', async () => {
    const other = await openArticle(`${head}author: 陈\ndate: 2024-01-05\n---\n`)
    const at = other.document.getText().indexOf('陈') + 1
    await other.edit((edit) => edit.insert(other.document.positionAt(at), '港生'))
    const labels = await offered(await openAt(`${head}author: |\n---\n`), (found) => found.includes('陈港生'))
    assert.ok(labels.includes('陈港生'), labels.join())
  })

  it('writes a key with the first of its few values chosen', async () => {
    const editor = await openAt(`${head}comme|\n---\n`)
    await offered(editor, (found) => found.includes('comments'))
    const text = await acceptFirst(editor, 'comments: true')
    assert.equal(text, `${head}comments: true\n---\n`)
    assert.equal(editor.document.getText(editor.selection), 'true')
  })

  it('writes the date of now', async () => {
    const editor = await openAt(`${head}date: |\n---\n`)
    await offered(editor, (found) => found.length > 1)
    const year = String(new Date().getFullYear())
    const text = await acceptFirst(editor, `date: ${year}`)
    assert.match(text.split('\n')[3] ?? '', /^date: \d{4}-\d\d-\d\d[T ]\d\d:\d\d/)
  })

  it('offers image paths folder by folder, in maps inside too, with the picture', async () => {
    const labels = async (editor: vscode.TextEditor) => (await itemsAt(editor, (found) => found.some(isPath))).filter(isPath).map(labelOf)
    assert.ok((await labels(await openAt(`${head}headimg: /|\n---\n`))).includes('images/'))
    assert.ok((await labels(await openAt(`${head}image:\n  src: /|\n---\n`))).includes('images/'))
    const editor = await openAt(`${head}---\n\n<img src="/images/|" alt="">\n`)
    const files = (await itemsAt(editor, (found) => found.some(isPath))).filter(({ kind }) => kind === vscode.CompletionItemKind.File)
    const [first] = files
    assert.ok(first, 'no image file offered')
    const resolved = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
      undefined,
      20,
    )
    const shown = resolved.items.find((item) => labelOf(item) === labelOf(first))?.documentation
    assert.ok(shown instanceof vscode.MarkdownString && shown.value.includes('file://'), JSON.stringify(shown))
  })

  it('offers what figures are made of', async () => {
    const editor = await openAt(`${head}---\n\n<figure>\n<img src="/a.jpg" |>\n</figure>\n`)
    const labels = (await itemsAt(editor, (found) => found.some((item) => labelOf(item) === 'alt'))).map(labelOf)
    assert.ok(labels.includes('alt') && labels.includes('width') && !labels.includes('src'), labels.join())
  })
})

const isPath = ({ kind }: vscode.CompletionItem) => kind === vscode.CompletionItemKind.File || kind === vscode.CompletionItemKind.Folder
const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label)

async function itemsAt(
  editor: vscode.TextEditor,
  until: (items: readonly vscode.CompletionItem[]) => boolean,
): Promise<readonly vscode.CompletionItem[]> {
  return eventually(async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    )
    return list.items
  }, until)
}
