import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import * as vscode from 'vscode'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { noSettings } from '../../../src/core/settings/settings'
import { detectSite } from '../../../src/core/generators/site'
import { Corpus } from '../../../src/corpus/corpus'
import { emptyRecord } from '../../../src/corpus/records/record'
import type { ArticlePlaces } from '../../../src/extension/config/articlePlaces'
import { imagesPasted, type ImagePasteServices, type Insertion } from '../../../src/extension/images/imagePasteRun'
import { checkRemote } from '../../../src/features/remoteLinks/remoteCheck'
import { keyOf, remoteTargets } from '../../../src/features/remoteLinks/remoteTargets'
import { avif, jpeg, png } from '../../imageBytes'
import { clean, eventually, folder, openArticle } from './workspace'

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'

/** A file as VS Code hands it over. */
class GivenFile extends vscode.DataTransferItem {
  readonly #name: string
  readonly #bytes: Uint8Array

  constructor(name: string, bytes = png(640, 480)) {
    super('')
    this.#name = name
    this.#bytes = bytes
  }

  override asFile(): vscode.DataTransferFile {
    return { name: this.#name, data: async () => this.#bytes }
  }
}

function transfer(type: string, item: vscode.DataTransferItem): vscode.DataTransfer {
  const data = new vscode.DataTransfer()
  data.set(type, item)
  return data
}

/** As the extension has it, for a site whose files these are. */
function services(names: readonly string[], siteFolder = folder()): ImagePasteServices {
  return {
    markdownFor: () => ({}),
    articleOf: (document) => parseArticle(document.getText()),
    readArticleOf: async (document) => parseArticle(document.getText()),
    schemaFor: () => defaultArticleSchema(),
    imageFieldsFor: () => usualImageFields,
    placesOf: (uri): ArticlePlaces => ({
      document: uri,
      scope: { settings: noSettings, site: detectSite(new Set(names), undefined) },
      folder: siteFolder,
      workspaceFolder: folder(),
    }),
    corpora: { corpusFor: () => new Corpus() },
    isActiveFor: () => true,
    isMdx: (document) => document.languageId === 'mdx',
    isArticle: () => true,
    linkedArticle: async () => undefined,
    configOf: () => assert.fail(),
    loadedConfig: async () => undefined as never,
  }
}

const hexo = ['_config.yml', 'source', 'scaffolds']

async function pasted(editor: vscode.TextEditor, data: vscode.DataTransfer, given: ImagePasteServices): Promise<Insertion | undefined> {
  const token = new vscode.CancellationTokenSource().token
  return imagesPasted(editor.document, editor.selection, data, given, token)
}

describe('pasting pictures', () => {
  afterEach(clean)

  it('keeps them where the site usually has them, under a name that is free', async () => {
    const editor = await openArticle(`${head}\n`)
    editor.selection = new vscode.Selection(5, 0, 5, 0)
    const found = await pasted(editor, transfer('image/jpeg', new GivenFile('Lighthouse.JPG', jpeg(640, 480))), services(hexo))
    assert.ok(found)
    assert.match(found.text.value, /<img src="\/images\/Lighthouse-2\.jpg" alt="[^"]+" width="640" height="480">/)
    assert.equal(await vscode.workspace.applyEdit(found.files), true)
    const made = vscode.Uri.joinPath(folder(), 'source', 'images', 'Lighthouse-2.jpg')
    assert.deepEqual([...(await vscode.workspace.fs.readFile(made))], [...jpeg(640, 480)])
    await vscode.workspace.fs.delete(made)
  })

  it('keeps them where the article has its pictures, or those beside it', async () => {
    const kept = vscode.Uri.joinPath(folder(), 'source', '_posts', 'pictures', 'a.png')
    await vscode.workspace.fs.writeFile(kept, new Uint8Array([1]))
    try {
      const data = () => transfer('image/png', new GivenFile('图 一.png'))
      const own = await openArticle(`${head}![x](pictures/a.png)\n\n`)
      own.selection = new vscode.Selection(7, 0, 7, 0)
      assert.match((await pasted(own, data(), services(hexo)))?.text.value ?? '', /src="pictures\/图-一\.png"/)
      const other = await openArticle(`${head}\n`)
      other.selection = new vscode.Selection(5, 0, 5, 0)
      const corpus = new Corpus()
      corpus.update(own.document.uri.toString(), emptyRecord)
      const beside = { ...services(hexo), corpora: { corpusFor: () => corpus } }
      assert.match((await pasted(other, data(), beside))?.text.value ?? '', /src="pictures\/图-一\.png"/)
      assert.match((await pasted(other, data(), services(hexo)))?.text.value ?? '', /src="\/images\/图-一\.png"/)
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(kept, '..'), { recursive: true })
    }
  })

  it("keeps them in the article's own folder where the site has such", async () => {
    const root = vscode.Uri.joinPath(folder(), 'source', '_posts', 'test-site')
    const page = vscode.Uri.joinPath(root, 'content', 'quay', 'index.md')
    const config = vscode.Uri.joinPath(root, '_config.yml')
    const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    try {
      await write(page, head)
      await write(config, 'title: x\npost_asset_folder: true\n')
      const editor = await vscode.window.showTextDocument(page)
      editor.selection = new vscode.Selection(5, 0, 5, 0)
      const data = () => transfer('image/png', new GivenFile('image.png'))
      const hugo = await pasted(editor, data(), services(['hugo.toml'], root))
      assert.match(hugo?.text.value ?? '', /src="index\.png"/)
      const assets = await pasted(editor, data(), services(hexo, root))
      assert.match(assets?.text.value ?? '', /src="index\.png"/)
      assert.ok(assets && (await vscode.workspace.applyEdit(assets.files)))
      assert.equal((await vscode.workspace.fs.stat(vscode.Uri.joinPath(page, '..', 'index', 'index.png'))).size, png(640, 480).length)
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
      await vscode.workspace.fs.delete(root, { recursive: true })
    }
  })

  it('copies no picture that the site has', async () => {
    const editor = await openArticle(`${head}\n`)
    editor.selection = new vscode.Selection(5, 0, 5, 0)
    const uri = vscode.Uri.joinPath(folder(), 'source', 'images', 'dry-dock.jpg')
    const found = await pasted(editor, transfer('text/uri-list', new vscode.DataTransferItem(uri.toString())), services(hexo))
    assert.match(found?.text.value ?? '', /src="\/images\/dry-dock\.jpg"/)
    assert.equal(found?.files.size, 0)
  })

  it('inserts nothing of an empty file, of no picture, of one that browsers do not show, of text, of a file that is not there, and in an article without a place', async () => {
    const editor = await openArticle(`${head}\n`)
    editor.selection = new vscode.Selection(5, 0, 5, 0)
    const given = services(hexo)
    const page = new TextEncoder().encode('<!doctype html><p>x</p>')
    const left = [new GivenFile('a.png', new Uint8Array()), new GivenFile('a.png', page), new GivenFile('a.heic', avif(640, 480, 'heic'))]
    editor.selection = new vscode.Selection(1, 0, 1, 0)
    assert.equal(await pasted(editor, transfer('image/png', new GivenFile('a.png')), given), undefined)
    // The selected text stays, and no other program of VS Code is asked to insert the file.
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Text'))
    editor.selection = new vscode.Selection(5, 1, 5, 3)
    for (const item of left) {
      const found = await pasted(editor, transfer('image/png', item), given)
      assert.deepEqual([found?.text.value, found?.files.size], ['ex', 0])
    }
    assert.equal(await pasted(editor, transfer('text/plain', new vscode.DataTransferItem('a.png')), given), undefined)
    assert.equal(await pasted(editor, transfer('text/uri-list', new vscode.DataTransferItem('file:///no/such.png')), given), undefined)
    assert.equal(await pasted(editor, transfer('application/pdf', new GivenFile('a.pdf')), given), undefined)
    const untitled = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: head }))
    untitled.selection = new vscode.Selection(5, 0, 5, 0)
    const found = await pasted(untitled, transfer('image/png', new GivenFile('a.png')), given)
    assert.deepEqual([found?.text.value, found?.files.size], ['', 0])
  })
})

describe('an id', () => {
  afterEach(clean)

  const body = `${head}<figure aria-describedby="c1">\n<img src="/a.jpg" alt="">\n<figcaption id="c1">x</figcaption>\n</figure>\n\n[x](#c1)\n`

  it('is renamed with what refers to it, in one step', async () => {
    const { document } = await openArticle(body)
    const at = document.positionAt(body.indexOf('c1"'))
    const ask = () => vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, '图一')
    const edit = await eventually(ask, (found) => found?.size > 0)
    assert.equal(await vscode.workspace.applyEdit(edit), true)
    assert.equal(document.getText(), body.replaceAll('c1', '图一'))
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), body)
  })

  it('is not called as another is', async () => {
    const { document } = await openArticle(`${body}\n<p id="c2"></p>\n`)
    const at = document.positionAt(body.indexOf('c1"'))
    // A message says why. An error would let the Markdown extension of VS Code try.
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'c2')
    assert.deepEqual(edit.entries(), [])
  })

  it('leads to its element, and to what refers to it', async () => {
    const { document } = await openArticle(body)
    const at = document.positionAt(body.indexOf('#c1') + 2)
    const texts = (found: readonly (vscode.Location | vscode.LocationLink)[]) =>
      found.map((one) => document.getText('range' in one ? one.range : one.targetRange))
    const references = await eventually(
      () => vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at),
      (found) => texts(found).filter((text) => text === 'c1').length >= 3,
    )
    assert.ok(texts(references).filter((text) => text === 'c1').length >= 3)
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    )
    assert.ok(texts(definitions).includes('c1'))
  })
})

describe('checking remote addresses', () => {
  let server: Server
  let port = 0
  const asked: string[] = []

  before(async () => {
    server = createServer(({ method = '', url = '' }, answer) => {
      asked.push(`${method} ${url}`)
      if (url === '/moved') answer.writeHead(301, { location: '/new' }).end()
      else if (url === '/new') answer.writeHead(200, { 'content-type': 'text/html' }).end('x')
      else if (url === '/no-head') answer.writeHead(method === 'HEAD' ? 405 : 200).end()
      else if (url === '/page.jpg') answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
      else if (url === '/broken') answer.destroy()
      else answer.writeHead(404).end()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  after(() => new Promise((closed) => server.close(closed)))
  afterEach(clean)

  it('asks a server with what this VS Code has', async () => {
    const names = ['moved', 'new', 'no-head', 'gone', 'broken']
    const links = names.map((name) => `<http://127.0.0.1:${port}/${name}>`).join('\n')
    const targets = remoteTargets(parseArticle(`${head}${links}\n\n![x](http://127.0.0.1:${port}/page.jpg)\n`), usualImageFields)
    const access = { fetch: (address: string, request: RequestInit) => fetch(address, request), refusal: () => undefined, timeout: 15_000 }
    const outcomes = await checkRemote(targets, access, new AbortController().signal)
    const kinds = targets.map((target) => outcomes.get(keyOf(target))?.kind)
    assert.deepEqual(kinds, ['moved', 'fine', 'fine', 'missing', 'unreachable', 'notImage'])
    assert.ok(asked.includes('HEAD /no-head') && asked.includes('GET /no-head') && !asked.includes('HEAD /page.jpg'))
  })

  it('never asks this machine for what an article names, says so, and forgets it when the address is edited', async () => {
    const editor = await openArticle(`${head}[x](http://127.0.0.1:${port}/secret) <http://localhost:${port}/secret>\n`)
    const { document } = editor
    void vscode.commands.executeCommand('copydesk.checkRemote')
    const found = () => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'remote')
    const told = await eventually(found, (list) => list.length === 2)
    assert.deepEqual(
      told.map(({ range, message }) => [document.getText(range), /private network/.test(message)]),
      [
        [`http://127.0.0.1:${port}/secret`, true],
        [`http://localhost:${port}/secret`, true],
      ],
    )
    assert.equal(
      asked.some((request) => request.includes('secret')),
      false,
    )
    const [first] = told
    assert.ok(first)
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(5, 0), 'Text ')
      edit.insert(first.range.end, '/new')
    })
    const left = await eventually(found, (list) => list.length === 1)
    assert.deepEqual(
      left.map(({ range }) => document.getText(range)),
      [`http://localhost:${port}/secret`],
    )
  })
})
