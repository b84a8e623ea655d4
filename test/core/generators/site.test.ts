import assert from 'node:assert/strict'
import { generators } from '../../../src/core/generators/generators'
import { detectSite, mayIdentifySite, siteFiles } from '../../../src/core/generators/site'

/** The names in a folder, and the generator that is detected. */
const folders = [
  [['hugo.toml', 'content'], 'hugo'],
  [['_config.yml', '_posts'], 'jekyll'],
  [['config.toml', 'content', 'archetypes'], 'hugo'],
  [['config', 'content', 'layouts', 'package.json'], 'hugo'],
  [['config.toml', 'content', 'templates', 'themes'], undefined],
  [['_config.yml', 'source', 'scaffolds', 'themes'], 'hexo'],
  [['_config.yml', 'Gemfile', 'index.md'], 'jekyll'],
  [['_config.yml', 'README.md'], undefined],
  [['.eleventy.js', 'package.json'], 'eleventy'],
  [['docusaurus.config.ts', 'blog', 'docs'], 'docusaurus'],
  [['eleventy.config.js'], 'eleventy'],
  [['astro.config.mjs'], 'astro'],
  [['docusaurus.config.js'], 'docusaurus'],
  [['package.json', 'src'], undefined],
] as const

describe('The generator of a site', () => {
  it('is detected by the files of its folder', () => {
    for (const [names, name] of folders) assert.equal(detectSite(new Set(names), undefined)?.generator.name, name, names.join(' '))
  })

  it('is detected by package.json if its file names are those of others', () => {
    const names = new Set(['_config.yml', 'package.json', 'source'])
    assert.equal(detectSite(names, '{"dependencies":{"hexo":"^7"}}')?.generator.name, 'hexo')
    assert.equal(detectSite(names, '{}'), undefined)
  })

  it('has a folder in the table above', () => {
    const detected = new Set<string | undefined>(folders.map(([, name]) => name))
    assert.deepEqual(
      generators.filter(({ detection, name }) => detection && !detected.has(name)),
      [],
    )
  })

  it('is not looked for in a folder without any of the names that may identify it', () => {
    for (const [names, name] of folders) if (name) assert.ok(names.some(mayIdentifySite), names.join(' '))
    for (const name of ['readme.md', 'my_config.yml', 'hugo', '_config', 'aeleventy.js', 'package.json5'])
      assert.equal(mayIdentifySite(name), false, name)
  })

  it('is identified by files whose globs VS Code can watch together: without braces and folders', () => {
    for (const glob of siteFiles) assert.match(glob, /^[\w.*-]+$/)
  })
})
