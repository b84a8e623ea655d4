import assert from 'node:assert/strict'
import { noLanguages, readLanguage, type SiteLanguages } from '../../../src/core/article/readLanguage'
import { hugo } from '../../../src/core/generators/hugo/hugo'
import { docusaurus } from '../../../src/core/generators/docusaurus/docusaurus'

const read = (
  path: string,
  facts: { language?: string; title?: string } = {},
  site: SiteLanguages = noLanguages,
  beside: readonly string[] = [],
) => {
  const { tag, base } = readLanguage(path, { language: undefined, title: undefined, ...facts }, site, (folder) => beside.includes(folder))
  return `${tag} ${base}`
}
const named = (...tags: readonly string[]): SiteLanguages => ({ ...noLanguages, named: tags, main: tags[0] })

describe('the language of an article', () => {
  for (const [path, expected] of [
    ['post.fr.md', 'fr post.md'],
    ['posts/post.zh-CN.md', 'zh-cn posts/post.md'],
    ['content/pt_BR/posts/a.mdx', 'pt-br content/posts/a.mdx'],
    ['_posts/zh/2024-01-05-a.md', 'zh _posts/2024-01-05-a.md'],
    ['_i18n/en/_posts/a.md', 'en _i18n/_posts/a.md'],
    ['posts/a.md', 'undefined posts/a.md'],
    ['it/a.md', 'undefined it/a.md'],
    ['v1.is.md', 'undefined v1.is.md'],
    ['posts/xx/a.md', 'undefined posts/xx/a.md'],
    ['en.md', 'undefined en.md'],
    ['english/a.md', 'undefined english/a.md'],
  ] as const)
    it(`${path} is ${expected}`, () => assert.equal(read(path), expected))

  it('is that of a folder with a short word if the site, a folder beside it, or the script of the title says so', () => {
    assert.equal(read('it/a.md', {}, named('en', 'it')), 'it a.md')
    assert.equal(read('it/a.md', {}, noLanguages, ['']), 'it a.md')
    assert.equal(read('uk/a.md', { title: 'Порт відкрито' }), 'uk a.md')
    assert.equal(read('uk/a.md', { title: 'Port opens' }), 'undefined uk/a.md')
  })

  it('is that of the front matter rather than of the path, unless the title is in another script', () => {
    assert.equal(read('en/a.md', { language: 'fr', title: 'Le port' }), 'fr a.md')
    assert.equal(read('zh/a.md', { language: 'en', title: '港口今天开放' }), 'zh a.md')
    assert.equal(read('a.md', { language: 'zh_TW' }), 'zh-tw a.md')
    assert.equal(read('a.md', { language: 'Python' }), 'undefined a.md')
  })

  it('is told by the script of the title, if only one of the languages of the site has it', () => {
    assert.equal(read('a.md', { title: '港口今天开放' }, named('en', 'zh-cn')), 'zh-cn a.md')
    assert.equal(read('a.md', { title: '港口今天开放' }, named('en', 'zh-cn', 'zh-tw')), 'en a.md')
    assert.equal(read('a.md', { title: 'みなと' }, named('en', 'ja', 'zh')), 'ja a.md')
  })

  it('is read from the configuration of the site', () => {
    const data = {
      DefaultContentLanguage: 'en',
      languages: { en: { contentDir: 'content/english' }, fr: { contentDir: './content/french/' }, de: { disabled: true } },
    }
    const ofHugo = hugo.languages.read([{ path: 'hugo.toml', data }])
    assert.deepEqual([ofHugo.named, ofHugo.main], [['en', 'fr'], 'en'])
    assert.equal(read('content/french/a.md', {}, ofHugo), 'fr */a.md')
    assert.equal(read('content/english/a.md', {}, ofHugo), 'en */a.md')
    assert.equal(read('content/english/a.fr.md', {}, ofHugo), 'fr */a.md')
    const ofFolder = hugo.languages.read([{ path: 'config/_default/languages.toml', data: { en: {}, 'zh-cn': {} } }])
    assert.deepEqual(ofFolder.named, ['en', 'zh-cn'])
    const text = "const x = { i18n: { defaultLocale: 'en', locales: ['en', 'zh-Hans'] } }"
    const ofDocusaurus = docusaurus.languages.read([{ path: 'docusaurus.config.js', data: undefined, text }])
    assert.equal(read('i18n/zh-Hans/docusaurus-plugin-content-docs/current/x/a.md', {}, ofDocusaurus), 'zh-hans docs/x/a.md')
    assert.equal(read('i18n/fr/docusaurus-plugin-content-docs/version-1/a.md', {}, ofDocusaurus), 'fr versioned_docs/version-1/a.md')
  })

  it('is not told by a configuration that cannot be read', () => {
    assert.deepEqual(hugo.languages.read([]).named, [])
    assert.deepEqual(hugo.languages.read([{ path: 'hugo.toml', data: undefined }]).named, [])
    assert.deepEqual(hugo.languages.read([{ path: 'hugo.toml', data: { languages: ['en', 5] } }]).named, [])
    assert.deepEqual(docusaurus.languages.read([{ path: 'docusaurus.config.js', data: undefined, text: 'locales: load()' }]).named, [])
  })
})
