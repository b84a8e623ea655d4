import * as l10n from '@vscode/l10n'
import { readCoreWithTimestamps } from '../../data/scalars/scalarReaders'
import { isBareObject, yamlBetweenHyphens } from '../../frontmatter/reading/frontMatterReading'
import { hasAny } from '../shared/fileNames'
import type { SiteGenerator } from '../shared/generator'
import { nunjucksTags } from '../shared/templateMarks'

export const hexo: SiteGenerator = {
  name: 'hexo',
  title: 'Hexo',
  detection: {
    files: ['package.json', '_config.*'],
    folders: [],
    matches: ({ names, packageJson }) =>
      hasAny(names, '_config.yml', '_config.yaml') &&
      (packageJson?.includes('"hexo"') === true || (names.has('source') && names.has('scaffolds'))),
  },
  folders: {
    content: ['source/_posts', 'source/_drafts'],
    // hexo.io/docs/writing
    templates: ['scaffolds'],
    roots: ['source'],
    // hexo.io/docs/themes
    themes: [
      { folder: 'themes', prefix: '', inside: 'source' },
      { folder: 'node_modules', prefix: 'hexo-theme-', inside: 'source' },
    ],
  },
  siteSettings: { files: ['_config.yml', '_config.yaml'], addressKeys: ['url'], timeZoneKeys: ['timezone'] },
  // hexo-front-matter, rFrontMatter, rFrontMatterNew and escapeYAML (which replaces tabs).
  frontMatter: {
    ...yamlBetweenHyphens,
    reads: (fences) => fences.announced === '' && (fences.language === 'yaml' || (fences.language === 'json' && !isBareObject(fences))),
    unreadMessage: () => l10n.t('Hexo only reads YAML between --- lines and JSON above ;;;: this front matter is published as text.'),
    openingFenceOptional: true,
    longFences: true,
    jsonWithoutBraces: true,
    tabWidth: 2,
    strictYaml: true,
  },
  // hexo-front-matter 5; versions before it read with js-yaml 4, which differs in time zones only.
  yaml: {
    current: readCoreWithTimestamps,
    older: undefined,
    mergesKeys: false,
    refusesTags: false,
    keepsDigits: false,
    typedKeys: false,
  },
  dates: { hidesFuture: false },
  titles: { fallback: 'fileName' },
  // hexo.io/docs/front-matter (categories & tags)
  taxonomies: { listIsPath: true, splitsAtBlanks: false },
  // hexo-renderer-marked (`index.js`: gfm, breaks, smartypants, autolink; its `lib/renderer.js` has description lists).
  markdown: { definitionLists: true, taskLists: true, links: true, breaks: true, dash: '–' },
  headingIds: true,
  templateMarks: nunjucksTags,
  // hexo.io/docs/tag-plugins
  articleTag: {
    kind: 'post_link',
    hint: /\{%-?\s*post_link\s/,
    form: /^(\{%-?\s*post_link\s+["']?)(?:(?<=(["']))([^"'{}]+)["']|([^\s"'{}%]+)(?=\s))/,
  },
  fileTag: undefined,
  newArticles: { folder: 'source/_posts', datedFolder: undefined },
  images: {
    folders: [],
    bundlePage: undefined,
    // hexo.io/docs/asset-folders
    assetFolder: { file: '_config.yml', isOn: /^post_asset_folder:[ \t]*true\b/m },
    headField: 'headimg',
  },
}
