import assert from 'node:assert/strict'
import { rules } from '../../../src/rules'
import { memoryFiles, run } from '../memory'

const article = (title: string, date: string, more = '') => `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\nText.\n`

const beside = /(?:near-duplicate|article-duplicate|title-duplicate|url-duplicate|category-once|image-repeated)$/
async function found(content: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<readonly string[]> {
  const { lines } = await run(memoryFiles(content), ['check', ...args], { rules })
  return lines.filter((line) => beside.test(line))
}

describe('copydesk check of articles beside one another', () => {
  it('reports the less frequent of two spellings of a name', async () => {
    assert.deepEqual(
      await found({
        'a.md': article('A', '2024-01-05', 'categories: [Sport, 新闻]\n'),
        'b.md': article('B', '2024-01-06', 'categories: [Sport, 新闻]\n'),
        'c.md': article('C', '2024-01-07', 'categories: [sport, 新聞]\n'),
      }),
      [
        'c.md:4:14  information  “sport” is written “Sport” elsewhere (2 articles): your site treats them as two names. One more name of this article is written in two ways, too.  vocabulary-near-duplicate',
      ],
    )
  })

  it('reports two spellings only where the generator makes two pages of them', async () => {
    const articles = {
      'content/a.md': article('A', '2024-01-05', 'tags: [Port News]\n'),
      'content/b.md': article('B', '2024-01-06', 'tags: [Port News]\n'),
      'content/c.md': article('C', '2024-01-07', 'tags: [port-news]\n'),
    }
    assert.equal((await found({ ...articles, 'copydesk.yaml': 'dialect: jekyll\n' })).length, 1)
    assert.deepEqual(await found({ ...articles, 'hugo.toml': '' }), [])
    assert.deepEqual(await found({ ...articles, 'docusaurus.config.js': '' }), [])
  })

  it('is quiet about two spellings that have both been used for more than a year, and about plurals', async () => {
    const used = (name: string, tag: string, days: readonly string[]) =>
      Object.fromEntries(days.map((day) => [`${name}-${day}.md`, article(`${name} ${day}`, day, `tags: [${tag}]\n`)]))
    const usual = used('x', 'Ferries', ['2020-01-05', '2021-01-05', '2022-01-05', '2023-01-05'])
    const old = used('y', 'ferries', ['2020-02-05', '2021-02-05', '2022-02-05'])
    assert.deepEqual(await found({ ...usual, ...old }), [])
    assert.equal((await found({ ...usual, ...used('y', 'ferries', ['2022-02-05', '2022-02-06', '2022-02-07']) })).length, 3)
    assert.deepEqual(await found({ ...usual, ...used('y', 'Ferry', ['2022-02-05']) }), [])
  })

  it('takes the word of copydesk.yaml for names that are different', async () => {
    const articles = {
      'a.md': article('A', '2024-01-05', 'tags: [Sport]\n'),
      'b.md': article('B', '2024-01-06', 'tags: [sport, Sport]\n'),
    }
    assert.equal((await found(articles)).length, 1)
    assert.deepEqual(await found({ ...articles, 'copydesk.yaml': 'distinct:\n  - [Sport, sport]\n' }), [])
  })

  it('distinguishes copies, articles with the same title, and articles of a series', async () => {
    assert.deepEqual(
      await found({
        'x/a.md': article('Harbour opens', '2024-01-05'),
        'y/a.md': article('Harbour opens', '2024-01-05'),
        'b.md': article('Port', '2024-01-05'),
        'c.md': article('Port', '2023-12-05'),
        // A letter of each year.
        'e.md': article('Our year', '2023-12-20'),
        'f.md': article('Our year', '2022-12-20'),
        ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`d${day}.md`, article('This week', `2024-02-0${day}`)])),
      }),
      [
        'b.md:2:8  information  Another article has the same title: c.md.  title-duplicate',
        'c.md:2:8  information  Another article has the same title: b.md.  title-duplicate',
        'x/a.md:2:8  warning  Another article has the same title and date: y/a.md. Delete one of the two.  article-duplicate',
        'y/a.md:2:8  warning  Another article has the same title and date: x/a.md. Delete one of the two.  article-duplicate',
      ],
    )
  })

  it('finds an address that two articles ask for, and slugs within a folder', async () => {
    const lines = await found({
      'a.md': article('A', '2024-01-05', 'permalink: /harbour/\nslug: harbour\n'),
      'b.md': article('B', '2024-01-05', 'aliases: [/harbour]\n'),
      'x/c.md': article('C', '2024-01-05', 'slug: harbour\n'),
    })
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['a.md:4:12', 'b.md:4:11'],
    )
  })

  it('knows a template tag that five other articles use', async () => {
    const tagged = (tag: string) => `${article('A', '2024-01-05')}\n{% ${tag} %}\n`
    const unfamiliar = async (count: number, more: Readonly<Record<string, string>> = {}) => {
      const same = Object.fromEntries(Array.from({ length: count }, (_, number) => [`a${number}.md`, tagged('ferry')]))
      const content = { 'copydesk.yaml': 'dialect: jekyll\n', ...same, ...more }
      const { lines } = await run(memoryFiles(content), ['check'], { rules })
      return lines.filter((line) => line.endsWith('tag-unfamiliar')).map((line) => line.split(' ')[0])
    }
    assert.deepEqual(await unfamiliar(1), ['a0.md:8:1'])
    assert.equal((await unfamiliar(5)).length, 5)
    assert.deepEqual(await unfamiliar(6), [])
    assert.deepEqual(await unfamiliar(6, { 'b.md': tagged('fery') }), ['b.md:8:1'])
    // Another site, and one that names the tag.
    assert.deepEqual(await unfamiliar(6, { 'x/copydesk.yaml': 'dialect: jekyll\n', 'x/b.md': tagged('ferry') }), ['x/b.md:8:1'])
    assert.deepEqual(await unfamiliar(1, { 'copydesk.yaml': 'dialect: jekyll\ntags: [ferry]\n' }), [])
  })

  it('runs optional rules that the settings turn on', async () => {
    const articles = {
      'a.md': article('A', '2024-01-05', 'category: City\nheadimg: /x.jpg\n'),
      'b.md': article('B', '2024-01-06', 'category: Harbour\nheadimg: /x.jpg\n'),
      'c.md': article('C', '2024-01-07', 'category: City\nheadimg: /x.jpg\n'),
    }
    assert.deepEqual(await found(articles), [])
    const asked = { ...articles, 'copydesk.yaml': 'rules:\n  category-once: hint\n  image-repeated: { severity: hint, max: 2 }\n' }
    const lines = await found(asked)
    assert.equal(lines.filter((line) => line.endsWith('category-once')).length, 1)
    assert.equal(lines.filter((line) => line.endsWith('image-repeated')).length, 3)
  })

  it('keeps sites apart, can be switched off and disabled, and counts an article once', async () => {
    const article1 = article('A', '2024-01-05', 'tags: [Sports]\n')
    const other = (title: string) => article(title, '2024-01-06', 'tags: [sports]\n')
    assert.deepEqual(
      await found({ 'x/copydesk.yaml': '', 'x/a.md': article1, 'y/copydesk.yaml': '', 'y/b.md': other('B'), 'y/c.md': other('C') }),
      [],
    )
    const both = { 'a.md': article1, 'b.md': other('B'), 'c.md': other('C') }
    assert.equal((await found(both)).length, 1)
    assert.deepEqual(await found({ ...both, 'copydesk.yaml': 'rules:\n  vocabulary-near-duplicate: off\n' }), [])
    const disabled = '# copydesk-disable-next-line vocabulary-near-duplicate -- another thing\n'
    assert.deepEqual(await found({ ...both, 'a.md': article('A', '2024-01-05', `${disabled}tags: [Sports]\n`) }), [])
    const { lines } = await run(memoryFiles(both), ['check'], { rules })
    assert.match(lines.at(-1) ?? '', /^1 information in 1 of 3 articles/)
  })
})
