import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle } from './workspace'

/** What is shown at the mark `|`, as Markdown. */
async function hoverAt(marked: string, until = (shown: string) => shown !== ''): Promise<{ shown: string; range: string }> {
  const { document } = await openArticle(marked.replace('|', ''))
  const at = document.positionAt(marked.indexOf('|'))
  const hovers = await eventually(
    () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
    (found) => until(textOf(found)),
  )
  const [first] = hovers
  return { shown: textOf(hovers), range: first?.range ? document.getText(first.range) : '' }
}

function textOf(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) =>
      contents.map((part) => {
        if (typeof part === 'string') return part
        assert.ok(!('isTrusted' in part) || !part.isTrusted)
        return part.value
      }),
    )
    .join('\n')
}

const block = (inner: string, end = '\n') => ['---', "title: '港口 👍 今晨重新开放'", ...inner.split('\n'), '---', '', 'Text', ''].join(end)

describe('hover', () => {
  afterEach(clean)

  it('says how a date is read', async () => {
    const { shown, range } = await hoverAt(block('date: 2024-0|3-07T12:00:00+08:00'))
    assert.match(shown, /2024 .*years? ago|March 7, 2024/)
    assert.equal(range, '2024-03-07T12:00:00+08:00')
  })

  it('says what the house list says of a word, and completion writes its form', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'copydesk.yaml')
    const before = await vscode.workspace.fs.readFile(uri)
    try {
      const style = 'style: { terms: [{ prefer: Kyiv, instead: Kiev, reason: its own name }] }\n'
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${new TextDecoder().decode(before)}\n${style}`))
      const { shown, range } = await hoverAt(`${block('date: 2024-03-07')}In Ki|ev\n`, (text) => text.includes('Kyiv'))
      assert.match(shown, /its own name[\s\S]*copydesk/)
      assert.equal(range, 'Kiev')
      const { document } = await openArticle(`${block('date: 2024-03-07')}In Ki\n`)
      const end = document.positionAt(document.getText().lastIndexOf('Ki') + 2)
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, end)
      const [item] = list.items.filter(({ label }) => (typeof label === 'string' ? label : label.label) === 'Kyiv')
      assert.ok(item?.range instanceof vscode.Range)
      assert.equal(document.getText(item.range), 'Ki')
    } finally {
      await vscode.workspace.fs.writeFile(uri, before)
    }
  })

  it('says what a field means, and how often a byline is used', async () => {
    assert.match((await hoverAt(block('auth|or: 沈一舟'))).shown, /The author/)
    const { shown, range } = await hoverAt(block("author: '沈一|舟'", '\r\n'), (text) => text.includes('use it'))
    assert.match(shown.replaceAll('\\', ''), /\d+ other articles use it, the latest dated/)
    assert.match(shown, /^- \[.*\]\(\S+\.md\)$/m)
    assert.equal(range, "'沈一舟'")
  })

  it('shows a picture of the site, and of one on the web the address alone', async () => {
    const { shown } = await hoverAt(block("headimg: '/images/river|-bridge.jpg'"), (text) => text.includes('width='))
    assert.match(shown, /!\[\]\(\S+\/source\/images\/river-bridge\.jpg\|width=320\)/)
    const remote = await hoverAt(block('headimg: https://exam|ple.com/a.jpg'))
    assert.ok(!remote.shown.includes('!['), remote.shown)
    assert.ok(remote.shown.replaceAll('\\', '').includes('https://example.com/a.jpg'))
  })

  it('shows what an article holds to the letter', async () => {
    const { shown } = await hoverAt(block("headimg: '[x](command:workbench.action.quit).j|pg'"))
    assert.ok(!shown.includes('](command:'), shown)
  })

  it('is silent in the body', async () => {
    assert.equal((await hoverAt(`${block('author: x')}date: 2024-0|1-05\n`, () => true)).shown, '')
  })
})

describe('outline', () => {
  afterEach(clean)

  it('has the fields and the pictures beside the headings', async () => {
    const { document } = await openArticle(`${block('tags: [a, b]')}\n# Head\n\n![Boats](a.jpg)\n`)
    const names = await eventually(
      async () => {
        const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri)
        return (symbols ?? []).map(({ name, children }) => `${name}(${children.map((child) => child.name).join()})`)
      },
      (found) => found.length >= 3,
    )
    assert.deepEqual([...names].sort(), ['# Head()', 'Boats()', 'Front matter(title,tags)'])
  })

  it('of Markdown that is no article has headings alone', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'README.md')
    const document = await vscode.workspace.openTextDocument(uri)
    await vscode.window.showTextDocument(document)
    const symbols = await eventually(
      () => vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri),
      (found) => found?.length > 0,
    )
    assert.ok(symbols.every(({ name }) => name.startsWith('#')))
  })
})

describe('folding', () => {
  afterEach(clean)

  it('folds front matter, lists and figures, each once', async () => {
    const body = '<p>a</p><figure>\n<img src="a.jpg">\n</figure>\n\n<figure>\n<img src="b.jpg">\n</figure>\n'
    const { document } = await openArticle(`---\ntitle: x\ntags:\n - a\n - b\n---\n\n${body}`)
    const folds = await eventually(
      async () => {
        const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri)
        return (found ?? []).map(({ start, end }) => `${start}-${end}`)
      },
      (found) => found.length >= 4,
    )
    assert.deepEqual([...folds].sort(), ['0-5', '11-13', '2-4', '7-9'])
  })
})

describe('links', () => {
  afterEach(clean)

  const linksOf = async (uri: vscode.Uri, until: (found: readonly string[]) => boolean) => {
    const document = await vscode.workspace.openTextDocument(uri)
    return eventually(async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri)
      return links.map(({ range, target }) => `${document.getText(range)} ${target?.scheme} ${target?.path.split('/').slice(-2).join('/')}`)
    }, until)
  }

  it('lead from the front matter to the web and to files that are there', async () => {
    const inner = "link: https://example.com/a/b\nheadimg: '/images/river-bridge.jpg'\nthumbnail: /images/no.jpg\ncover: ../../../../x.jpg"
    const { document } = await openArticle(block(inner))
    const links = await linksOf(document.uri, (found) => found.length >= 2)
    const file = document.uri.scheme
    assert.deepEqual(links, ['https://example.com/a/b https a/b', `/images/river-bridge.jpg ${file} images/river-bridge.jpg`])
  })

  it('lead from copydesk.yaml to the files that it names', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'copydesk.yaml')
    const before = await vscode.workspace.fs.readFile(uri)
    try {
      const text = `${new TextDecoder().decode(before)}schema: source/images/ferry-map.svg\n`
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
      const toFiles = (found: readonly string[]) => found.filter((link) => !link.startsWith('https:'))
      const links = await linksOf(uri, (found) => toFiles(found).length >= 1)
      assert.deepEqual(toFiles(links), [`source/images/ferry-map.svg ${uri.scheme} images/ferry-map.svg`])
    } finally {
      await vscode.workspace.fs.writeFile(uri, before)
    }
  })
})
