import assert from 'node:assert/strict'
import { readSettings } from '../../../src/core/settings/settings'
import { sampled, setUpText } from '../../../src/core/settings/setUp'
import { rules } from '../../../src/rules'

const article = (title: string, rest = '') =>
  `---\ntitle: ${title}\ndate: 2024-01-05 08:00:00\ncategories: [Harbour, 'a: b']\n${rest}---\n\nText\n`

const hexo = {
  names: new Set(['_config.yml', 'package.json', 'source', 'desk.schema.json']),
  texts: new Map([
    ['_config.yml', 'title: News · 消息 # ours\ntimezone: Asia/Shanghai\nurl: https://news.example/\n'],
    ['package.json', '{"dependencies":{"hexo":"^7"}}'],
  ]),
  markdown: [
    { path: 'source/_posts/a/1.md', text: article('港口重开') },
    { path: 'source/_posts/2.md', text: article('Harbour opens') },
    { path: 'source/_drafts/3.md', text: article('渡轮') },
    { path: 'README.md', text: '# Read me\n' },
  ],
}

describe('setting up a folder', () => {
  it('writes what is found in a site of Hexo', () => {
    const { settings, problems } = readSettings(setUpText(hexo), rules)
    assert.deepEqual(problems, [])
    assert.deepEqual(settings.articles, ['source/_posts/**/*.md', 'source/_drafts/**/*.md'])
    assert.deepEqual([settings.dialect, settings.siteRoot, settings.timeZone], ['hexo', 'source', 'Asia/Shanghai'])
    assert.deepEqual([settings.siteName, settings.siteUrl], ['News · 消息', 'https://news.example/'])
    assert.match(setUpText(hexo), /Site generator: Hexo.*Most of them are in Chinese.*like this: 2024-01-05 08:00:00/s)
  })

  it('writes examples that hold when they are taken in', () => {
    const all = setUpText(hexo).replace(/^# (?=[a-z]\w*:| {2})/gm, '')
    const lines = all.split('\n').filter((line) => !line.startsWith('#'))
    const { settings, problems } = readSettings(lines.join('\n'), rules)
    assert.deepEqual(problems, [])
    assert.equal(settings.schemas[0]?.path, 'desk.schema.json')
    assert.deepEqual(settings.vocabularies['categories']?.values, ['Harbour', 'a: b'])
    assert.deepEqual(settings.ruleOptions, { 'title-length': { max: 90 } })
    assert.ok(settings.sanitizer)
  })

  it('finds articles where no generator is known, and the zone of Hugo', () => {
    const loose = setUpText({
      names: new Set(['news']),
      texts: new Map(),
      markdown: [
        { path: 'news/a.mdx', text: article('A') },
        { path: 'news/b.md', text: article('B') },
      ],
    })
    assert.deepEqual(readSettings(loose, rules).settings.articles, ['news/**/*.{md,mdx}'])
    for (const [name, text] of [
      ['hugo.toml', 'title = "x"\ntimeZone = "Europe/Berlin"\n'],
      ['hugo.yaml', 'timeZone: Europe/Berlin\n'],
      ['hugo.json', '{\n  "timeZone": "Europe/Berlin"\n}'],
    ] as const) {
      const { settings } = readSettings(
        setUpText({ names: new Set([name, 'static']), texts: new Map([[name, text]]), markdown: [] }),
        rules,
      )
      assert.deepEqual(
        [settings.dialect, settings.timeZone, settings.siteRoot, settings.articles],
        ['hugo', 'Europe/Berlin', 'static', undefined],
      )
    }
  })

  it('writes something sound for an empty folder, and takes no zone that does not exist', () => {
    const text = setUpText({ names: new Set(), texts: new Map([['_config.yml', 'timezone: Mars/Olympus\n']]), markdown: [] })
    const { settings, problems } = readSettings(text, rules)
    assert.deepEqual([problems, settings.timeZone, settings.articles], [[], undefined, undefined])
  })

  it('looks at articles from all over the folder', () => {
    const some = sampled(Array.from({ length: 3000 }, (_, index) => index))
    assert.ok(some.length === 300 && some[0] === 0 && (some.at(-1) ?? 0) > 2900)
  })
})
