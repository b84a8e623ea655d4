import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { listingsOf } from '../../../src/core/files/folderListing'
import type { FileView, SiteFiles, SitePlaces } from '../../../src/core/files/localFile'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { movedPath, viewAfter, type Move } from '../../../src/core/files/moves'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { fileReferences } from '../../../src/features/movedFiles/fileReferences'
import { movedLinkEdits } from '../../../src/features/movedFiles/movedLinks'
import { referredFile } from '../../../src/features/movedFiles/referredFile'
import { generatorFor } from '../../generatorFor'
import { runs } from '../../runs'

const root = '/w/site'

function viewOf(files: readonly string[], texts: Readonly<Record<string, string>> = {}): FileView {
  const listings = listingsOf(files)
  return {
    list: (folder) => listings.get(folder) ?? 'missing',
    read: () => undefined,
    text: (file) => ({ text: texts[file] ?? '---\ntitle: A\n---\n' }),
  }
}

function placesFor(document: string, generator: string): SitePlaces {
  const { roots, content } = generatorFor(generator).folders
  const at = (folder: string) => (folder === '' ? root : `${root}/${folder}`)
  return { document, roots: roots.map(at), maybeRoots: ['/w'], content: content.map(at), themes: [], within: '/w', site: root }
}

interface Site {
  readonly generator?: string
  /** Relative to the site, as the moves. */
  readonly document?: string
  readonly files: readonly string[]
  readonly moves: Readonly<Record<string, string>>
  readonly isLeft?: boolean
}

function plan(text: string, { generator = 'hugo', document = 'content/posts/quay.md', files, moves, isLeft = false }: Site) {
  const path = `${root}/${document}`
  const article = parseArticle(text, path).readAs(generatorFor(generator).markdown)
  const site: SiteFiles = { places: placesFor(path, generator), view: viewOf([path, ...files.map((file) => `${root}/${file}`)]) }
  const all = Object.entries(moves).map(([from, to]): Move => ({ from: `${root}/${from}`, to: `${root}/${to}` }))
  const linking = {
    article,
    files: site,
    generator: generatorFor(generator),
    imageFields: usualImageFields,
    siteUrl: 'https://example.com',
    isLeft: () => isLeft,
  }
  return applyEdits(text, movedLinkEdits(linking, all))
}

describe('movedLinkEdits', () => {
  const images = ['static/images/2024/boat.jpg', 'static/images/logo.svg', 'static/video/tide.mp4']

  it('changes Markdown, HTML and front matter, and nothing else', () => {
    const text = (folder: string) =>
      `\uFEFF---\r\ntitle: Quay # /images/2024/boat.jpg\r\nimage: "/images/${folder}/boat.jpg" # old\r\nimages: [/images/${folder}/boat.jpg, /images/logo.svg]\r\n---\r\n\r\n` +
      `![Boat](/images/${folder}/boat.jpg?v=2 "Boat") [big](</images/${folder}/boat.jpg#top>)\r\n\r\n` +
      `<img src="/images/${folder}/boat.jpg" srcset="/images/${folder}/boat.jpg 2x, /images/logo.svg 1x" alt="B">\r\n` +
      `<video src=/video/tide.mp4 poster='/images/${folder}/boat.jpg'></video>\r\n\r\n` +
      `[On the site](https://example.com/images/${folder}/boat.jpg) [r]\r\n\r\n[r]: /images/${folder}/boat.jpg\r\n\r\n` +
      '`![Boat](/images/2024/boat.jpg)` /images/2024/boat.jpg\r\n'
    assert.equal(plan(text('2024'), { files: images, moves: { 'static/images/2024': 'static/images/2025' } }), text('2025'))
  })

  it('moves a file into another folder, and keeps the encoding of what stays', () => {
    const files = ['static/图 片/船 1.jpg', 'static/图 片/b.jpg']
    const moves = { 'static/图 片/船 1.jpg': 'static/图 片/新 船.jpg' }
    const cases = [
      ['![](/图%20片/船%201.jpg)\n', '![](/图%20片/新%20船.jpg)\n'],
      ['![](/%E5%9B%BE%20片/%E8%88%B9%201.jpg)\n', '![](/%E5%9B%BE%20片/%E6%96%B0%20%E8%88%B9.jpg)\n'],
      ['![](</图 片/船 1.jpg>)\n', '![](</图 片/新 船.jpg>)\n'],
      ['<img src="/图 片/船 1.jpg">\n', '<img src="/图 片/新 船.jpg">\n'],
      ['---\nimage: /图 片/船 1.jpg\n---\n', '---\nimage: /图 片/新 船.jpg\n---\n'],
    ] as const
    for (const [before, after] of cases) assert.equal(plan(before, { files, moves }), after)
  })

  it('encodes what would end an address', () => {
    const moves = { 'static/images/logo.svg': 'static/images/a (1) & 50%.svg' }
    assert.equal(plan('![](/images/logo.svg)\n', { files: images, moves }), '![](/images/a%20%281%29%20%26%2050%25.svg)\n')
    assert.equal(plan('---\nimage: /images/logo.svg\n---\n', { files: images, moves }), '---\nimage: /images/a (1) & 50%25.svg\n---\n')
  })

  it('changes the relative links of an article that moves, but not those to what moves with it', () => {
    const files = ['content/posts/pics/a.jpg', 'content/posts/other.md', 'content/posts/quay/b.jpg', 'content/posts/quay/index.md']
    assert.equal(
      plan('![](pics/a.jpg) [o](./other.md#x) ![](quay/b.jpg) [r](/images/logo.svg)\n', {
        files: [...files, ...images],
        moves: { 'content/posts/quay.md': 'content/news/2025/quay.md' },
      }),
      '![](../../posts/pics/a.jpg) [o](../../posts/other.md#x) ![](../../posts/quay/b.jpg) [r](/images/logo.svg)\n',
    )
    const bundle = '![](b.jpg) [o](../other.md)\n'
    const document = 'content/posts/quay/index.md'
    assert.equal(plan(bundle, { document, files, moves: { 'content/posts/quay': 'content/posts/pier' } }), bundle)
  })

  it('changes the template tags that name articles and files', () => {
    const hugo = { files: ['content/posts/old.md', ...images], moves: { 'content/posts/old.md': 'content/posts/new.md' } }
    assert.equal(
      plan(
        '{{< ref "posts/old.md" >}} {{< relref "old.md#x" >}} {{% ref "/posts/old" %}} [p](/posts/old/) [q](/posts/old/index.html)\n',
        hugo,
      ),
      '{{< ref "posts/new.md" >}} {{< relref "new.md#x" >}} {{% ref "/posts/new" %}} [p](/posts/new/) [q](/posts/new/index.html)\n',
    )
    assert.equal(
      plan('{{< figure src="/images/logo.svg" alt="logo.svg" >}}\n', {
        files: images,
        moves: { 'static/images/logo.svg': 'static/mark.svg' },
      }),
      '{{< figure src="/mark.svg" alt="logo.svg" >}}\n',
    )
    const hexo = {
      generator: 'hexo',
      document: 'source/_posts/quay.md',
      files: ['source/_posts/ferry.md', 'source/_posts/quay/boat.jpg'],
      moves: { 'source/_posts/ferry.md': 'source/_posts/boats/ferry.md', 'source/_posts/quay/boat.jpg': 'source/_posts/quay/ship.jpg' },
    }
    assert.equal(
      plan('{% post_link ferry %} {% post_link "ferry" Title %} {% asset_img boat.jpg Boat %} ![](boat.jpg)\n', hexo),
      '{% post_link boats/ferry %} {% post_link "boats/ferry" Title %} {% asset_img ship.jpg Boat %} ![](ship.jpg)\n',
    )
    const jekyll = {
      generator: 'jekyll',
      document: '_posts/2024-01-06-quay.md',
      files: ['_posts/2024-01-05-ferry.md'],
      moves: { '_posts/2024-01-05-ferry.md': '_posts/2024-01-05-boat.md' },
    }
    assert.equal(
      plan('{% post_url 2024-01-05-ferry %} {% link _posts/2024-01-05-ferry.md %} [p](/2024/01/05/ferry.html)\n', jekyll),
      '{% post_url 2024-01-05-boat %} {% link _posts/2024-01-05-boat.md %} [p](/2024/01/05/boat.html)\n',
    )
  })

  it('leaves what VS Code changes itself', () => {
    const site = { files: ['content/posts/a.jpg', ...images], isLeft: true, moves: { 'content/posts/a.jpg': 'content/posts/b.jpg' } }
    assert.equal(
      plan('---\nimage: a.jpg\n---\n![](a.jpg) <img src="a.jpg" srcset="a.jpg 2x">\n', site),
      '---\nimage: b.jpg\n---\n![](a.jpg) <img src="a.jpg" srcset="b.jpg 2x">\n',
    )
    const text = (name: string) =>
      `---\ntitle: Quay\nheadimg: ${name}\n---\n\n![Quay](t-3.png) <img src="t-3.png" srcset="${name} 2x" alt="B">\n`
    const hexo = { generator: 'hexo', document: 'source/_posts/beside.md', files: ['source/_posts/t-3.png'], isLeft: true }
    assert.equal(plan(text('t-3.png'), { ...hexo, moves: { 'source/_posts/t-3.png': 'source/_posts/t-3-new.png' } }), text('t-3-new.png'))
    const rooted = { ...site, moves: { 'static/images/logo.svg': 'static/images/mark.svg' } }
    assert.equal(plan('![](/images/logo.svg)\n', rooted), '![](/images/mark.svg)\n')
  })

  it('leaves what leads elsewhere, or cannot be written', () => {
    const same = ['![](https://other.org/images/logo.svg) [m](mailto:logo.svg) [a](#logo.svg)\n', '![](/images/missing.svg)\n']
    for (const text of same) assert.equal(plan(text, { files: images, moves: { 'static/images/logo.svg': 'static/x.svg' } }), text)
    // Outside of what the site publishes.
    const text = '![](/images/logo.svg)\n'
    assert.equal(
      plan(text, {
        generator: 'hexo',
        document: 'source/_posts/a.md',
        files: ['source/images/logo.svg'],
        moves: { 'source/images/logo.svg': 'drafts/logo.svg' },
      }),
      text,
    )
  })

  it('leads every reference to the same file, and changes no other byte', () => {
    const name = fc.constantFrom('a', '船', '新 图', 'b%20c', 'd (1)', "e'f", 'g&h', 'i#j', 'é', 'k,l')
    const folder = fc.array(name, { maxLength: 2 }).map((names) => names.join('/'))
    const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('/')
    const media = fc.tuple(fc.constantFrom('static', 'content/posts'), folder, name).map(([top, at, stem]) => join(top, at, `${stem}.jpg`))
    const encodings = [encodeURI, (path: string) => path.replace(/[%#?& ()'"]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)] as const
    const forms = [
      (to: string) => `![x](${to.replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`,
      (to: string) => `[x](<${to}?v=1#y>)`,
      (to: string) => `<img src="${to}" alt="船">`,
      (to: string) => `<video poster='${to.replaceAll("'", '%27')}'></video>`,
      (to: string) => `<img srcset="${to} 2x" alt="">`,
    ] as const
    const use = fc.record({
      file: fc.nat(),
      encoding: fc.constantFrom(...encodings),
      form: fc.constantFrom(...forms),
      isRooted: fc.boolean(),
    })
    let changed = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(media, { minLength: 1, maxLength: 6 }),
        fc.array(use, { minLength: 1, maxLength: 6 }),
        fc.record({ which: fc.nat(), level: fc.nat({ max: 2 }), to: folder, stem: name, isArticle: fc.boolean() }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\uFEFF'),
        (files, uses, move, eol, mark) => {
          const document = 'content/posts/p/quay.md'
          const addressOf = (file: string, isRooted: boolean) => {
            if (isRooted && file.startsWith('static/')) return file.slice('static'.length)
            return `../../../${file}`
          }
          const lines = uses.map(({ file, encoding, form, isRooted }) =>
            form(encoding(addressOf(files[file % files.length] ?? '', isRooted)).replace(/#/g, '%23')),
          )
          const text = `${mark}---${eol}title: 船${eol}---${eol}${eol}${lines.join(eol + eol)}${eol}`
          const moved = files[move.which % files.length] ?? ''
          const depth = Math.max(2, moved.split('/').length - move.level)
          const from = move.isArticle ? document : moved.split('/').slice(0, depth).join('/')
          const ending = /\.\w+$/.exec(from)?.[0] ?? ''
          const to = move.isArticle ? `content/posts/${join(move.to, move.stem)}.md` : join('static', move.to, `moved${move.stem}${ending}`)
          if (from === 'content/posts' || to === from || to.startsWith(`${from}/`) || files.includes(to)) return
          const moves = [{ from: `${root}/${from}`, to: `${root}/${to}` }]
          const generator = generatorFor('hugo')
          const forms = { generator, imageFields: usualImageFields, siteUrl: undefined }
          const view = viewOf([document, ...files].map((file) => `${root}/${file}`))
          const before: SiteFiles = { places: placesFor(`${root}/${document}`, 'hugo'), view }
          const newDocument = movedPath(before.places.document, moves)
          const after: SiteFiles = { places: { ...before.places, document: newDocument }, view: viewAfter(view, moves) }
          const read = (source: string, path: string) => parseArticle(source, path).readAs(generator.markdown)
          const article = read(text, before.places.document)
          const edits = movedLinkEdits({ article, files: before, ...forms }, moves)
          const result = applyEdits(text, edits)
          const resultArticle = read(result, newDocument)
          const references = fileReferences(article, forms)
          const references2 = fileReferences(resultArticle, forms)
          assert.equal(references.length, uses.length)
          assert.equal(references2.length, uses.length)
          const others = (source: string, all: typeof references) =>
            all.reduceRight((rest, { range: { start, end } }) => `${rest.slice(0, start)}|${rest.slice(end)}`, source)
          assert.equal(others(result, references2), others(text, references))
          for (const [index, reference] of references.entries()) {
            const file = referredFile(reference, before)?.file
            assert.ok(file, textAt(text, reference.range))
            const now = references2[index]
            assert.equal(now && referredFile(now, after)?.file, movedPath(file, moves), `${text} -> ${result}`)
          }
          changed += edits.length
          assert.deepEqual(movedLinkEdits({ article: resultArticle, files: after, ...forms }, moves), [])
        },
      ),
      runs(300, 5000),
    )
    assert.ok(changed > 50)
  })
})
