import assert from 'node:assert/strict'
import { detectSite } from '../../../src/core/generators/site'
import { timeZoneFiles, withTimeZone } from '../../../src/core/generators/siteTimeZone'

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
    withTimeZone(
      site,
      timeZoneFiles(site, names).map((name) => [name, texts[name]]),
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
