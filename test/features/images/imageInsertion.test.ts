import assert from 'node:assert/strict'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { renderMarkdown } from '../../../src/core/markdown/renderMarkdown'
import { range } from '../../../src/core/text/text'
import { plainMdx } from '../../../src/core/markdown/mdx/mdxFeatures'
import { selfClosed } from '../../../src/core/markdown/mdx/jsx'
import { imageInsertion, strayBlanks, type NewImage } from '../../../src/features/images/imageInsertion'

const head = '---\ntitle: x\n---\n'
const boat: NewImage = { address: '/images/boat.jpg', size: { width: 4, height: 3 } }

/** What becomes of a text; `|` is the cursor, or the two ends of the selection. As VS Code does, each new line gets the blanks of the first. */
function inserted(marked: string, images: readonly NewImage[] = [boat]): string | undefined {
  const [before = '', selected, behind] = marked.split('|')
  const after = behind ?? selected ?? ''
  const text = before + (behind === undefined ? '' : selected) + after
  const at = range(before.length, text.length - after.length)
  const parts = imageInsertion(parseArticle(text), at, images, usualImageFields)
  if (!parts) return undefined
  const indent = /[ \t]*$/.exec(/(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '')?.[0] ?? ''
  const written = parts.map((part) => (typeof part === 'string' ? part : `‹${part.stop}›`)).join('')
  return before + written.replace(/\n(?=[^\r\n])/g, `\n${indent}`) + after
}

const figure = (next = '\n') =>
  `<figure>${next}<img src="/images/boat.jpg" alt="‹what the image shows›" width="4" height="3">${next}<figcaption>‹caption›</figcaption>${next}</figure>`

describe('inserting pictures', () => {
  it('starts from the words of the file', () => {
    const words = { alt: 'A "white" boat', caption: 'Boats <at> last', credit: 'Lin Hai' }
    assert.equal(
      inserted(`${head}|`, [{ ...boat, words }]),
      `${head}<figure>\n<img src="/images/boat.jpg" alt="‹A &#34;white&#34; boat›" width="4" height="3">\n<figcaption>‹Boats &#60;at&#62; last Photo: Lin Hai›</figcaption>\n</figure>`,
    )
    assert.match(inserted(`${head}|`, [{ ...boat, words: { caption: 'By Lin Hai', creator: 'Lin Hai' } }]) ?? '', /‹By Lin Hai›/)
  })

  it('writes a figure with blank lines around it, and no more of them than needed', () => {
    for (const [marked, expected] of [
      ['Text\n\n|\n\nText\n', `Text\n\n${figure()}\n\nText\n`],
      ['Text|\n\nText\n', `Text\n\n${figure()}\n\nText\n`],
      ['Text\n|\nText\n', `Text\n\n${figure()}\n\nText\n`],
      ['Te|xt\n', `Te\n\n${figure()}\n\nxt\n`],
      ['|Text\n', `${figure()}\n\nText\n`],
      ['Text\n\n|old|\n', `Text\n\n${figure()}\n`],
      ['|', figure()],
      ['> Text\n>\n> |\n> Text\n', `> Text\n>\n> ${figure('\n> ')}\n>\n> Text\n`],
      ['- Text|\n- More\n', `- Text\n\n  ${figure('\n  ')}\n\n- More\n`],
      ['- |\n', `- ${figure('\n  ')}\n`],
      ['  - Text|\n', `  - Text\n\n    ${figure('\n    ')}\n`],
      ['> - Text|\n', `> - Text\n>\n>   ${figure('\n>   ')}\n`],
    ] as const) {
      const result = inserted(head + marked)
      assert.equal(result, head + expected, JSON.stringify(marked))
      assert.match(renderMarkdown(expected), /<figure>\n<img [^>]*>\n<figcaption>‹caption›<\/figcaption>\n<\/figure>/, marked)
    }
  })

  it('closes what MDX wants closed', () => {
    const parts = imageInsertion(parseArticle(head), range(head.length, head.length), [boat], usualImageFields, plainMdx) ?? []
    const written = parts.map((part) => (typeof part === 'string' ? part : part.stop)).join('')
    assert.match(written, /<img src="\/images\/boat\.jpg" alt="what the image shows" width="4" height="3" \/>/)
    assert.equal(selfClosed(written), written)
    assert.equal(selfClosed('<figure>\n<img src="$1" alt="${2:x}">\n</figure>'), '<figure>\n<img src="$1" alt="${2:x}" />\n</figure>')
    assert.equal(selfClosed('img src="$1" alt="$2">'), 'img src="$1" alt="$2" />')
    assert.equal(selfClosed('<figure>\n<figcaption>$1</figcaption>'), '<figure>\n<figcaption>$1</figcaption>')
  })

  it('keeps a block of HTML together', () => {
    assert.equal(
      inserted(`${head}<div>\n    <p>Text</p>|\n    <p>More</p>\n</div>\n`),
      `${head}<div>\n    <p>Text</p>\n    ${figure('\n    ')}\n    <p>More</p>\n</div>\n`,
    )
  })

  it('finds the white space that would make a code block of it', () => {
    const stray = (marked: string) => {
      const found = strayBlanks(parseArticle(head + marked.replace('|', '')), head.length + marked.indexOf('|'))
      return found && found.end - found.start
    }
    assert.deepEqual(['<p>x</p>\n            |', '</div>\n\t|\n', 'x\n\n   |', '- x\n\n    |\n\n  y\n', 'x\n    |y\n'].map(stray), [
      12,
      1,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keeps the line ends of the article', () => {
    assert.doesNotMatch(inserted(`${head}Te|xt\n`.replaceAll('\n', '\r\n')) ?? '', /[^\r]\n/)
  })

  it('writes several figures, without a size if none is given', () => {
    const two = inserted(`${head}|`, [boat, { address: 'b.png', size: undefined }]) ?? ''
    assert.equal(two.match(/<figure>/g)?.length, 2)
    assert.match(two, /<\/figure>\n\n<figure>\n<img src="b.png" alt="‹what the image shows›">/)
  })

  it('writes the address alone where one is expected', () => {
    for (const [marked, expected] of [
      ['headimg: |', 'headimg: /images/boat.jpg'],
      ['headimg:|', 'headimg: /images/boat.jpg'],
      ["headimg: '|'", "headimg: '/images/boat.jpg'"],
      ['headimg: /images/|', 'headimg: /images/boat.jpg'],
      ['photos:\n  - |', 'photos:\n  - /images/boat.jpg'],
    ])
      assert.equal(inserted(`---\ntitle: x\n${marked}\n---\n`), `---\ntitle: x\n${expected}\n---\n`, marked)
    assert.equal(inserted('+++\ncover = "|"\n+++\n'), '+++\ncover = "/images/boat.jpg"\n+++\n')
    for (const [marked, expected] of [
      ['<img src="|" alt>', '<img src="/images/boat.jpg" alt>'],
      ['![Boat](|)', '![Boat](/images/boat.jpg)'],
      ['<video poster="/images/|">', '<video poster="/images/boat.jpg">'],
      ['<img srcset="a.jpg 1x, |">', '<img srcset="a.jpg 1x, /images/boat.jpg">'],
    ])
      assert.equal(inserted(`${head}${marked}\n`), `${head}${expected}\n`, marked)
  })

  it('writes nothing where an image is not possible', () => {
    for (const marked of [
      '---\ntitle: |\n---\n',
      '---\n|title: x\n---\n',
      `${head}\`\`\`\n|\n\`\`\`\n`,
      `${head}<img al|t>\n`,
      `${head}\`a|b\`\n`,
    ])
      assert.equal(inserted(marked), undefined, marked)
    assert.equal(inserted(`${head}|`, []), undefined)
  })
})
