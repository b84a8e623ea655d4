import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { feedArticle } from '../../feedArticle'
import { clean, eventually, openArticle, openedPage, problems } from '../suite/workspace'

const han = /\p{Script=Han}/u

describe('in Chinese', () => {
  afterEach(clean)

  it('is the display language', () => {
    assert.equal(vscode.env.language, 'zh-cn')
  })

  it('the messages of problems and the titles of fixes are', async () => {
    const { document } = await openArticle(feedArticle)
    await problems(document, (list) => list.length > 0)
    const diagnostics = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'copydesk')
    for (const { message } of diagnostics) assert.match(message, han)
    const [first] = diagnostics
    assert.ok(first && typeof first.code === 'object')
    assert.match(await openedPage(first.code.target), han)
    const titles = await eventually(
      async () =>
        (
          await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            first.range,
            'quickfix',
          )
        ).map(({ title }) => title),
      (found) => found.length > 1,
    )
    assert.ok(titles.length > 1 && titles.every((title) => han.test(title)), titles.join('\n'))
  })

  it('the hover is', async () => {
    const { document } = await openArticle("---\ntitle: '港口今晨重新开放'\ndate: 2024-03-07T12:00:00+08:00\n---\n")
    const hover = async (line: number, character: number) => {
      const at = new vscode.Position(line, character)
      const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)
      return found.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n')
    }
    const date = await eventually(
      () => hover(2, 10),
      (text) => text !== '',
    )
    assert.match(date, /2024年3月7日星期四/)
    assert.match(date, /年前/)
    assert.match(await hover(1, 2), /标题/)
  })

  it('what the extension says of itself is', () => {
    const extension = vscode.extensions.getExtension('copydesk.copydesk')
    assert.match(extension?.packageJSON.displayName, han)
    // Of a translated title VS Code keeps the original too.
    const commands: readonly { readonly title: string | { readonly value: string } }[] = extension?.packageJSON.contributes.commands
    assert.ok(commands.length > 0)
    for (const { title } of commands) assert.match(typeof title === 'string' ? title : title.value, han)
  })
})
