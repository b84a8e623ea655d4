import assert from 'node:assert/strict'
import { generatorNamed } from '../../../src/core/generators/generators'
import { detectSite } from '../../../src/core/generators/site'
import { configurationFiles, withConfiguration } from '../../../src/core/generators/siteConfiguration'
import { readingInWords } from '../../../src/core/settings/readingInWords'
import { readSettings } from '../../../src/core/settings/settings'
import { generatorOf, siteMarkdownOf } from '../../../src/core/settings/siteScope'

const sites = {
  hexo: ['_config.yml', 'source', 'scaffolds'],
  jekyll: ['_config.yml', '_posts'],
  hugo: ['hugo.toml', 'content'],
  eleventy: ['.eleventy.js'],
}

/** The time zone of a site with some configuration files. */
function zoneOf(generator: keyof typeof sites, texts: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = new Set([...sites[generator], ...Object.keys(texts)])
  const site = detectSite(names, undefined)
  assert.equal(site?.generator.name, generator)
  return (
    site &&
    withConfiguration(
      site,
      configurationFiles(site, names).map((name) => [name, texts[name]]),
    ).timeZone
  )
}

describe('the time zone of a site', () => {
  it('is that of its configuration', () => {
    assert.equal(zoneOf('hexo', { '_config.yml': 'title: Tide\ntimezone: Asia/Shanghai # ours\n' }), 'Asia/Shanghai')
    assert.equal(zoneOf('jekyll', { '_config.yml': '\uFEFFtimezone: "Europe/London"\n' }), 'Europe/London')
    assert.equal(zoneOf('hugo', { 'hugo.toml': 'title = "Tide"\ntimeZone = "America/Lima"\n[params]\ntimeZone = "UTC"\n' }), 'America/Lima')
    assert.equal(zoneOf('hugo', { 'hugo.toml': 'timezone = "America/Lima"\n' }), 'America/Lima')
    assert.equal(zoneOf('hugo', { 'hugo.yaml': 'timezone: America/Lima\n' }), 'America/Lima')
    assert.equal(zoneOf('hugo', { 'hugo.json': '{"timeZone": "America/Lima"}' }), 'America/Lima')
    assert.equal(zoneOf('hugo', { 'config.toml': 'timeZone = "America/Lima"\n' }), 'America/Lima')
  })

  it('is not known where none is written, or none that exists', () => {
    assert.equal(zoneOf('hexo', { '_config.yml': "timezone: ''\n" }), undefined)
    assert.equal(zoneOf('hexo', { '_config.yml': 'timezone: Mars/Base\n' }), undefined)
    assert.equal(zoneOf('hexo', { '_config.yml': 'timezone: 8\n' }), undefined)
    assert.equal(zoneOf('jekyll', { '_config.yml': 'site:\n  timezone: Asia/Shanghai\n' }), undefined)
    assert.equal(zoneOf('eleventy', {}), undefined)
  })

  it('is not read from a file that is broken, enormous or missing', () => {
    assert.equal(zoneOf('hexo', { '_config.yml': 'timezone: Asia/Shanghai\n- x: [\n' }), undefined)
    assert.equal(zoneOf('hugo', { 'hugo.json': '{"timeZone": "America/Lima"' }), undefined)
    assert.equal(zoneOf('hugo', { 'hugo.toml': 'timeZone = America/Lima\n' }), undefined)
    assert.equal(zoneOf('hexo', { '_config.yml': `timezone: Asia/Shanghai\n${'#'.repeat(1_000_000)}` }), undefined)
    assert.equal(zoneOf('hexo', { '_config.yml': `${'['.repeat(100_000)}` }), undefined)
    assert.equal(zoneOf('hexo', { '_config.yml': undefined }), undefined)
  })
})

/** How the Markdown of a site with some configuration files is read. */
function markdownOf(generator: keyof typeof sites, texts: Readonly<Record<string, string | undefined>>, settings = '') {
  const names = new Set([...sites[generator], ...Object.keys(texts).map((path) => path.split('/')[0] ?? '')])
  const site = detectSite(names, texts['package.json'])
  assert.equal(site?.generator.name, generator)
  const paths = configurationFiles(site, names)
  const read = withConfiguration(
    site,
    paths.map((path) => [path, texts[path]]),
  )
  const scope = { settings: readSettings(settings, []).settings, site: read }
  assert.equal(generatorOf(scope).markdown, siteMarkdownOf(scope).features)
  return { ...siteMarkdownOf(scope), words: readingInWords(scope) }
}

describe('the Markdown of a site', () => {
  const htmlOf = (texts: Readonly<Record<string, string | undefined>>, settings = '') => markdownOf('hugo', texts, settings).features.html
  const toml = '[markup.goldmark.renderer]\nunsafe = true\n'
  const yaml = (unsafe: unknown) => `goldmark:\n  renderer:\n    unsafe: ${unsafe}\n`

  // Each expectation was measured on Hugo 0.111.3.
  it('is that of Hugo: HTML is left out unless the configuration lets it through', () => {
    assert.equal(htmlOf({ 'hugo.toml': 'title = "Tide"\n' }), 'omitted')
    assert.equal(htmlOf({ 'hugo.toml': '' }), 'omitted')
    assert.equal(htmlOf({ 'hugo.toml': toml }), undefined)
    assert.equal(htmlOf({ 'hugo.toml': '[MarkUp.goldMark.Renderer]\nUNSAFE = "true"\n' }), undefined)
    assert.equal(htmlOf({ 'hugo.yaml': 'markup:\n  goldmark:\n    renderer: { unsafe: yes }\n' }), undefined)
    assert.equal(htmlOf({ 'hugo.yaml': 'markup.goldmark.renderer.unsafe: true\n' }), 'omitted')
    assert.equal(htmlOf({ 'config.json': '{"markup":{"goldmark":{"renderer":{"unsafe":1}}}}' }), undefined)
    assert.equal(htmlOf({ 'config.toml': toml, 'hugo.toml': '' }), 'omitted')
    assert.equal(htmlOf({ 'hugo.toml': '', 'config/_default/markup.yml': yaml(true) }), undefined)
    assert.equal(htmlOf({ 'hugo.toml': toml, 'config/production/markup.yaml': yaml(false) }), 'omitted')
    assert.equal(
      htmlOf({ 'hugo.toml': '', 'config/_default/hugo.toml': toml.replace('true', 'false'), 'config/_default/markup.yaml': yaml(true) }),
      undefined,
    )
    assert.equal(htmlOf({ 'hugo.toml': '', 'config/_default/markup.yaml': `markup:\n  ${yaml(true).replaceAll('\n', '\n  ')}` }), 'omitted')
  })

  it('is that of Hugo: extensions', () => {
    const { features, files } = markdownOf('hugo', {
      'hugo.toml':
        '[markup.goldmark]\nextensions = { typographer = false, linkify = false, footnote = false }\nrenderer.hardWraps = true\n',
    })
    assert.deepEqual(
      [features.dash, features.links, features.footnotes, features.breaks, features.taskLists],
      [undefined, undefined, undefined, true, true],
    )
    assert.deepEqual(files, ['hugo.toml'])
    const newer = markdownOf('hugo', { 'hugo.toml': '[markup.goldmark.extensions.typographer]\ndisable = true\n' })
    assert.equal(newer.features.dash, undefined)
  })

  it('is the default where the configuration is broken, enormous or names what is not known, and says so', () => {
    const usual = generatorNamed('hugo')?.markdown
    const broken = markdownOf('hugo', { 'hugo.toml': 'a = = b' })
    assert.equal(broken.features, usual)
    assert.equal(broken.words, 'Markdown: goldmark (default; hugo.toml cannot be read)')
    assert.equal(markdownOf('hugo', { 'hugo.toml': `${'#'.repeat(1_000_001)}` }).features, usual)
    assert.equal(markdownOf('hugo', { 'hugo.toml': undefined }).features, usual)
    const other = markdownOf('hugo', { 'hugo.toml': '[markup]\ndefaultMarkdownHandler = "pandoc"\n' })
    assert.equal(other.features, usual)
    assert.equal(other.words, 'Markdown: goldmark (default; “pandoc” is not known)')
    assert.equal(htmlOf({ 'hugo.toml': '[markup]\ngoldmark = "x"\n' }), 'omitted')
    const pandoc = markdownOf('hexo', { 'package.json': '{"dependencies":{"hexo":"8","hexo-renderer-pandoc":"1"}}' })
    assert.equal(pandoc.words, 'Markdown: marked (default; “pandoc” is not known)')
  })

  it('is what copydesk.yaml says', () => {
    const { features, words } = markdownOf('hugo', { 'hugo.toml': toml }, 'markdown: { html: false, typographer: false }')
    assert.deepEqual([features.html, features.dash], ['omitted', undefined])
    assert.equal(words, 'Markdown: goldmark (hugo.toml, copydesk.yaml; HTML is left out)')
    assert.equal(htmlOf({ 'hugo.toml': '' }, 'markdown: { html: true }'), undefined)
    assert.equal(markdownOf('eleventy', {}, 'markdown: { html: false }').features.html, 'text')
    const other = markdownOf('hugo', { 'hugo.toml': '' }, 'markdown: { renderer: marked }')
    assert.equal(other.words, 'Markdown: goldmark (copydesk.yaml; “marked” is not known; HTML is left out)')
  })

  it('is that of Hexo and Jekyll', () => {
    assert.equal(markdownOf('hexo', { '_config.yml': 'marked:\n  breaks: false\n' }).features.breaks, undefined)
    assert.equal(markdownOf('hexo', {}).features, generatorNamed('hexo')?.markdown)
    const markdownIt = markdownOf('hexo', { 'package.json': '{"dependencies":{"hexo":"8","hexo-renderer-markdown-it":"7"}}' })
    assert.equal(markdownIt.words, 'Markdown: markdown-it (default)')
    assert.equal(markdownOf('jekyll', { '_config.yml': 'kramdown:\n  hard_wrap: true\n' }).features.breaks, true)
    const common = markdownOf('jekyll', { '_config.yml': 'markdown: CommonMarkGhPages\ncommonmark:\n  options: [SMART]\n' })
    assert.equal(common.words, 'Markdown: CommonMark (_config.yml)')
    assert.deepEqual([common.features.dash, common.features.rules], ['–', undefined])
    assert.equal(
      markdownOf('jekyll', { '_config.yml': 'markdown: redcarpet\n' }).words,
      'Markdown: kramdown (default; “redcarpet” is not known)',
    )
    assert.equal(markdownOf('jekyll', { '_config.yml': 'markdown: [\n' }).words, 'Markdown: kramdown (default; _config.yml cannot be read)')
  })

  it('is read into one object for equal features', () => {
    assert.equal(markdownOf('hugo', { 'hugo.toml': toml }).features, markdownOf('hugo', { 'config.toml': toml }).features)
  })
})
