import assert from 'node:assert/strict'
import { noSettings } from '../../../src/core/settings/settings'
import { sitePlaces } from '../../../src/core/settings/sitePlaces'
import { generatorFor } from '../../generatorFor'

describe('the places of files', () => {
  const languages = { en: { contentDir: 'content/en' }, fr: { contentDir: 'content/fr' } }
  const rootsOf = (data: object, siteRoot?: string) => {
    const generator = generatorFor('hugo')
    const { content, roots } = generator.folders
    const site = { generator, content, roots, configuration: [{ path: 'hugo.toml', data }] }
    const scope = { settings: { ...noSettings, siteRoot }, site }
    const folders = { folder: '/s', fallback: undefined, within: '/s', site: '/s' }
    return sitePlaces({ document: '/s/content/en/news/ferry/index.md', scope, ...folders }).roots
  }

  it('include the content folder of the main language', () => {
    const usual = ['/s/static', '/s/assets', '/s/content']
    assert.deepEqual(rootsOf({ languages }), [...usual, '/s/content/en'])
    assert.deepEqual(rootsOf({ languages, defaultContentLanguage: 'fr' }), [...usual, '/s/content/fr'])
    assert.deepEqual(rootsOf({}), usual)
    assert.deepEqual(rootsOf({ languages }, 'public'), ['/s/public'])
  })
})
